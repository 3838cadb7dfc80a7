using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KubeInventory.Fetching;

/// <summary>Names of Host objects: the same machine always gets the same name, and two machines never share one.</summary>
public static class HostName
{
    /// <summary>Longest name: Leases, label values and certificates carry it too.</summary>
    public const int MaxLength = 50;

    private const int ReadableLength = 39;
    private const int HashLength = 10;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The name of a machine, such as <c>aws-i-0abc</c>.</summary>
    /// <param name="prefix">Short name of the provider, such as <c>aws</c>.</param>
    /// <param name="immutableId">The provider's identifier of the machine, one that it never uses again.</param>
    /// <param name="providerId">The whole provider ID; it tells machines apart whose identifiers look alike as names.</param>
    /// <returns>A DNS label of at most 50 characters; one with a hash at its end where the identifier does not fit.</returns>
    public static string Create(string prefix, string immutableId, string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentException.ThrowIfNullOrEmpty(immutableId);
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        var whole = $"{prefix}-{immutableId}";
        var slug = Slug(whole);
        if (slug == whole && slug.Length <= MaxLength)
        {
            return slug;
        }

        var readable = slug.Length > ReadableLength ? slug[..ReadableLength] : slug;
        return $"{readable.TrimEnd('-')}-{Hash(providerId)}";
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                slug.Append(lower);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return string.Create(HashLength, BinaryPrimitives.ReadUInt64BigEndian(hash), static (name, bits) =>
        {
            for (var i = 0; i < name.Length; i++, bits >>= 5)
            {
                name[i] = Base32[(int)(bits & 31)];
            }
        });
    }
}
