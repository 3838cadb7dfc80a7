using System.Text;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests.Signing;

/// <summary>AWS's own test suite of the signature.</summary>
public sealed class SignatureV4Tests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "KubeInventory.Fetching.Aws.Tests", "Recorded", "SignatureV4");
    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    public static TheoryData<string> Requests => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_of_the_test_suite_is_signed_as_there(string name)
    {
        var (request, expected) = Parse(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".txt"), Ct));
        Assert.Equal(expected, SignatureV4.Authorization(request, Keys, Time, "us-east-1", "service"));
    }

    [Fact]
    public void The_test_suite_is_there() => Assert.Equal(32, Requests.Count);

    private static (SignedParts Request, string Authorization) Parse(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (text, "") : (text[..end], text[(end + 2)..]);
        var lines = head.Replace("\n ", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => (Name: pair[0], Value: pair[1])).ToList();
        var authorization = headers.Single(header => header.Name == "Authorization").Value;
        var signed = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        var first = lines[0];
        var target = first[(first.IndexOf(' ', StringComparison.Ordinal) + 1)..first.LastIndexOf(' ')].Split('?', 2);
        var request = new SignedParts(
            first.Split(' ')[0], target[0], target.Length > 1 ? target[1] : "",
            [.. headers.Where(header => signed.Contains(header.Name.ToLowerInvariant()))], Encoding.UTF8.GetBytes(body));
        return (request, authorization);
    }
}
