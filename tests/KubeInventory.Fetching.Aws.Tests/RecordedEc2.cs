using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests;

/// <summary>An EC2 that answers from files: two pages of instances, and two regions.</summary>
internal sealed class RecordedEc2 : IAsyncDisposable
{
    public const string Secret = "swordfish+secret/key";

    private readonly ProviderServer _server;
    private readonly ConcurrentQueue<ProviderAnswer> _next = new();
    private ProviderAnswer? _always;

    public RecordedEc2() => _server = ProviderServer.Start(Answer);

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Forms => [.. _server.Requests.Select(request => Form(request.Body))];

    public IReadOnlyList<ProviderRequest> Requests => [.. _server.Requests];

    /// <summary>Options of a fetcher of it; each failed request is sent once.</summary>
    public AwsFetcherOptions Options(IReadOnlyList<AwsAccount>? accounts = null, IReadOnlyList<string>? regions = null, int maxAttempts = 1, string? profile = null, string? profilesFile = null) => new()
    {
        Accounts = accounts ?? [],
        Regions = regions ?? [],
        Credentials = profile is null ? new SessionAWSCredentials("AKIDEXAMPLE", Secret, "session+token") : null,
        Profile = profile,
        ProfilesFile = profilesFile,
        Ec2Endpoint = _server.Address.ToString(),
        StsEndpoint = _server.Address + "sts",
        MaxAttempts = maxAttempts,
    };

    public AwsFetcher Fetcher() => new(Options(regions: ["eu-central-1"]));

    /// <summary>Answers the next requests like this; then everything is well again.</summary>
    public void AnswerNext(params IEnumerable<ProviderAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _next.Enqueue(answer);
        }
    }

    public void AnswerAlways(ProviderAnswer answer) => _always = answer;

    public static ProviderAnswer Xml(string body, HttpStatusCode code = HttpStatusCode.OK) => new(code, body, "text/xml;charset=UTF-8");

    public static ProviderAnswer Fault(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest)
        => Xml($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>r-1</RequestID></Response>", status);

    public static string Page(int number) => File.ReadAllText(Path.Combine(Folder, $"instances-{number}.xml"));

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "KubeInventory.Fetching.Aws.Tests", "Recorded");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ProviderAnswer Answer(ProviderRequest request)
    {
        if (_next.TryDequeue(out var next) || (next = _always) is not null)
        {
            return next;
        }

        var form = Form(request.Body);
        return form["Action"] switch
        {
            "DescribeRegions" => Xml("<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName></item><item><regionName>eu-central-1</regionName></item></regionInfo></DescribeRegionsResponse>"),
            "AssumeRole" => Xml($"""
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE{form["RoleArn"].Split(':')[4]}</AccessKeyId>
                <SecretAccessKey>{Secret}</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2026-11-22T13:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
                """),
            _ when form.Keys.Any(key => key.StartsWith("Filter.", StringComparison.Ordinal)) => Xml("<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>"),
            _ => Xml(Page(form.ContainsKey("NextToken") ? 2 : 1)),
        };
    }

    private static Dictionary<string, string> Form(string body) => body.Split('&')
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
