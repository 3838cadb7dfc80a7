using System.Runtime.CompilerServices;
using System.Text.Json;
using KubeInventory;
using KubeInventory.Fetching;

namespace WriteAFetcher;

/// <summary>Reports one host for every server of an IBM Classic (SoftLayer) account, a hundred at a time.</summary>
/// <remarks>Source: SoftLayer_Account::getHardware with an object mask. Names and numbers of fields are SoftLayer's.</remarks>
internal sealed class SoftLayerFetcher(HttpClient http) : IProviderFetcher<V1Host>
{
    private const int PageSize = 100;

    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        shard.RequireNoFilters();
        for (var offset = 0; ; offset += PageSize)
        {
            using var page = await http.GetJsonAsync($"SoftLayer_Account/getHardware.json?resultLimit={offset},{PageSize}", "SoftLayer", cancellationToken);
            foreach (var server in page.RootElement.EnumerateArray())
            {
                yield return ToHost(server);
            }

            if (page.RootElement.GetArrayLength() < PageSize)
            {
                yield break;
            }
        }
    }

    private static V1Host ToHost(JsonElement server)
    {
        var id = server.GetProperty("id").GetInt64().ToString();
        return new ProviderMachine
        {
            Provider = "softlayer",
            NamePrefix = "sl-hw",
            ImmutableId = id,
            ProviderId = $"ibm-sl:///hardware/{id}",
            Hostname = server.GetProperty("fullyQualifiedDomainName").GetString(),
            State = server.GetProperty("powerState").GetString() == "RUNNING" ? V1HostStatusProviderState.Running : V1HostStatusProviderState.Stopped,
            ProviderRegion = server.GetProperty("datacenter").GetString(),
        }.ToHost();
    }
}
