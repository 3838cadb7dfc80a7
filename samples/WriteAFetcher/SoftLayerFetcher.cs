using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KubeInventory;
using KubeInventory.Client;
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
            using var page = await GetPageAsync(offset, cancellationToken);
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
        var providerId = $"ibm-sl:///hardware/{id}";
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = HostName.Create("sl-hw", id, providerId) },
            Spec = new V1HostSpec { ProviderID = providerId, Provider = "softlayer", Hostname = server.GetProperty("fullyQualifiedDomainName").GetString() },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Id = id,
                    State = server.GetProperty("powerState").GetString() == "RUNNING" ? V1HostStatusProviderState.Running : V1HostStatusProviderState.Stopped,
                    ProviderRegion = server.GetProperty("datacenter").GetString(),
                },
            },
        };
    }

    private async Task<JsonDocument> GetPageAsync(int offset, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync($"SoftLayer_Account/getHardware.json?resultLimit={offset},{PageSize}", cancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => throw new FetchException(FetchFailure.Throttled, "SoftLayer wants fewer requests.") { RetryAfter = answer.Headers.RetryAfter?.Delta },
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new FetchException(FetchFailure.Forbidden, "SoftLayer refuses the API key."),
                HttpStatusCode.OK => JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken)),
                var code => throw new FetchException(FetchFailure.Unreachable, $"SoftLayer answers {(int)code}."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new FetchException(e is JsonException ? FetchFailure.Malformed : FetchFailure.Unreachable, $"SoftLayer gives no usable answer: {e.Message}", e);
        }
    }
}
