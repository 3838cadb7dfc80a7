using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KubeInventory.Fetching.Aws;

/// <summary>AWS Signature Version 4.</summary>
/// <remarks>Source: AWS IAM user guide, "Create a signed AWS API request". The path is taken as normalized, as <see cref="Uri"/> does.</remarks>
internal static class SignatureV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    /// <summary>The value of X-Amz-Date.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of Authorization.</summary>
    public static string Authorization(SignedParts request, AwsKeys keys, DateTimeOffset time, string region, string service)
    {
        var headers = CanonicalHeaders(request.Headers);
        var names = string.Join(';', headers.Select(header => header.Name));
        var canonical = string.Join('\n',
            [
                request.Method, Encoded(request.Path, keep: '/'), CanonicalQuery(request.Query),
                .. headers.Select(header => $"{header.Name}:{header.Value}"), "", names, Hex(SHA256.HashData(request.Body)),
            ]);
        var day = time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{region}/{service}/aws4_request";
        var text = $"{Algorithm}\n{Time(time)}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + keys.SecretAccessKey);
        foreach (var part in (string[])[day, region, service, "aws4_request"])
        {
            key = Mac(key, part);
        }

        return $"{Algorithm} Credential={keys.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={Hex(Mac(key, text))}";
    }

    // Names in lower case and in order, values without needless spaces, those of one name together.
    private static List<(string Name, string Value)> CanonicalHeaders(IReadOnlyList<(string Name, string Value)> headers) =>
    [
        .. headers.GroupBy(header => header.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, string.Join(',', group.Select(header => Squeezed(header.Value))))),
    ];

    private static string Squeezed(string value) => string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string CanonicalQuery(string query) => query.Length == 0 ? "" : string.Join('&', query.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Recoded(pair[0]), Value: Recoded(pair.Length > 1 ? pair[1] : "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Recoded(string text) => Encoded(Uri.UnescapeDataString(text), keep: null);

    private static string Encoded(string text, char? keep)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (Unreserved.Contains((char)octet, StringComparison.Ordinal) || octet == keep)
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
