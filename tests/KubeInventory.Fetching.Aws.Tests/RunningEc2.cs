using System.Net;
using System.Xml.Linq;
using Amazon.Runtime;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests;

/// <summary>A server that behaves as EC2 does, which the environment names. Tests share it: each has instances under a tag of its own.</summary>
internal sealed class RunningEc2 : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly string _address = Requires.Variable("KUBEINVENTORY_TEST_EC2_ENDPOINT");

    /// <summary>The tag that all instances of this test have.</summary>
    public string Test { get; } = RealServer.UniqueName("aws");

    public FetchFilter Own => new("test", [Test]);

    public AwsFetcher Fetcher(IReadOnlyList<AwsAccount>? accounts = null, params IReadOnlyList<string> regions) => new(new AwsFetcherOptions
    {
        Accounts = accounts ?? [],
        Regions = regions,
        Credentials = new BasicAWSCredentials("testing", "testing"),
        Ec2Endpoint = _address,
        StsEndpoint = _address,
    });

    public Task<List<Fetched<V1Host>>> FetchAsync(string shard, AwsFetcher? fetcher = null, int? pageSize = null, params FetchFilter[] filters)
        => (fetcher ?? Fetcher()).AllAsync(new FetchShard(shard) { Filters = [Own, .. filters], PageSize = pageSize });

    /// <summary>Starts instances with tags, and gives their identifiers.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string region, int count, string keyId = "testing", params (string Key, string Value)[] tags)
    {
        List<(string, string)> form = [("MinCount", $"{count}"), ("MaxCount", $"{count}"), ("ImageId", "ami-12c6146b"), ("InstanceType", "m5.large"), ("TagSpecification.1.ResourceType", "instance")];
        var all = tags.Prepend(("test", Test)).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            form.Add(($"TagSpecification.1.Tag.{i + 1}.Key", all[i].Item1));
            form.Add(($"TagSpecification.1.Tag.{i + 1}.Value", all[i].Item2));
        }

        var answer = await CallAsync(region, "RunInstances", keyId, [.. form]);
        return [.. answer.Descendants().Where(element => element.Name.LocalName == "instanceId").Select(element => element.Value)];
    }

    public Task<XElement> CallAsync(string region, string action, string id) => CallAsync(region, action, "testing", ("InstanceId.1", id));

    public void Dispose() => _http.Dispose();

    private async Task<XElement> CallAsync(string region, string action, string keyId, params (string Key, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new FormUrlEncodedContent(form.Prepend(("Version", "2016-11-15")).Prepend(("Action", action)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))),
        };
        // It takes region and account from the scope of the signature, which it does not check.
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={keyId}/20261122/{region}/ec2/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return answer.StatusCode == HttpStatusCode.OK ? XElement.Parse(text) : throw new InvalidOperationException($"{action}: {text}");
    }
}
