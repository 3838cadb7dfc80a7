using Amazon.Runtime;
using KubeInventory.Fetching;
using KubeInventory.Fetching.Aws;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>What the process of its own does: <c>fetch-ec2 URL</c> fetches twice and prints how many hosts there were and the milliseconds of CPU of the second time.</summary>
internal static class Ec2Fetch
{
    public static async Task<string> RunAsync(string address, CancellationToken cancellationToken)
    {
        var fetcher = new AwsFetcher(new AwsFetcherOptions { Credentials = new BasicAWSCredentials("testing", "testing"), Ec2Endpoint = address });
        await CountAsync(fetcher, cancellationToken);
        var before = Environment.CpuUsage.TotalTime;
        var hosts = await CountAsync(fetcher, cancellationToken);
        return FormattableString.Invariant($"{hosts} {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds}");
    }

    private static async Task<int> CountAsync(AwsFetcher fetcher, CancellationToken cancellationToken)
    {
        var hosts = 0;
        await foreach (var one in fetcher.FetchAsync(new FetchShard("eu-central-1"), cancellationToken))
        {
            hosts += one.Resource?.Status?.Provider?.Interfaces?.Count ?? 0;
        }

        return hosts;
    }
}
