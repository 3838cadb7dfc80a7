using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KubeInventory.Client;
using KubeInventory.Fetching;

namespace KubeInventory.Benchmarks;

/// <summary>A provider whose answer lies in memory as pages of JSON, about 1 KB a machine; a fetch parses and maps all of them.</summary>
internal sealed class RackProvider(string prefix, int count) : IProviderFetcher<V1Host>
{
    private const int PageSize = 500;
    private readonly List<byte[]> _pages = [.. Enumerable.Range(0, count).Chunk(PageSize).Select(page => Page(prefix, page, changed: -1))];

    /// <summary>When the last fetch had read everything.</summary>
    public long AnsweredAt { get; private set; }

    /// <summary>Gives one machine another role.</summary>
    public void Change(int index)
    {
        var page = Enumerable.Range(0, count).Chunk(PageSize).ElementAt(index / PageSize);
        _pages[index / PageSize] = Page(prefix, page, index);
    }

    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in _pages)
        {
            await Task.CompletedTask;
            using var json = JsonDocument.Parse(page);
            foreach (var machine in json.RootElement.GetProperty("results").EnumerateArray())
            {
                yield return Host(machine);
            }
        }

        AnsweredAt = TimeProvider.System.GetTimestamp();
    }

    private static V1Host Host(JsonElement machine)
    {
        var serial = machine.GetProperty("serial").GetString()!;
        var providerId = $"rack:///{serial}";
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = HostName.Create("rack", serial, providerId) },
            Spec = new V1HostSpec
            {
                ProviderID = providerId,
                Provider = "rack",
                Hostname = machine.GetProperty("dns").GetString(),
                Region = machine.GetProperty("region").GetString(),
                Zone = machine.GetProperty("site").GetProperty("slug").GetString(),
                Role = machine.GetProperty("role").GetString(),
                Environment = machine.GetProperty("env").GetString(),
                Owner = new V1HostSpecOwner { Team = machine.GetProperty("team").GetString() },
            },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Id = serial,
                    State = machine.GetProperty("on").GetBoolean() ? V1HostStatusProviderState.Running : V1HostStatusProviderState.Stopped,
                    InstanceType = machine.GetProperty("model").GetString(),
                    LaunchTime = machine.GetProperty("since").GetDateTimeOffset(),
                    Tags = machine.GetProperty("tags").EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!, StringComparer.Ordinal),
                    Addresses =
                    [
                        .. machine.GetProperty("addresses").EnumerateArray().Select(address => new V1HostStatusProviderAddress
                        {
                            Type = address.GetProperty("kind").GetString()!,
                            Address = address.GetProperty("ip").GetString(),
                        }),
                    ],
                },
                Hardware = new V1HostStatusHardware { CpuCores = machine.GetProperty("cores").GetInt32(), MemoryMiB = machine.GetProperty("memory").GetInt64(), Serial = serial },
            },
        };
    }

    private static byte[] Page(string prefix, int[] indexes, int changed)
        => Encoding.UTF8.GetBytes($$"""{"count":{{indexes.Length}},"next":null,"results":[{{string.Join(',', indexes.Select(index => Machine(prefix, index, index == changed)))}}]}""");

    private static string Machine(string prefix, int index, bool isChanged) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id":{{index}},"url":"https://rack.example.net/api/machines/{{index}}/","serial":"{{prefix}}{{index:d6}}","dns":"m{{index}}.example.net","region":"eu",
        "site":{"id":{{index % 7}},"slug":"fra{{index % 7}}","url":"https://rack.example.net/api/sites/{{index % 7}}/"},"role":"{{(isChanged ? "changed" : "log")}}","env":"production",
        "team":"storage","on":true,"model":"R750","since":"2026-01-01T00:00:{{index % 60:d2}}Z","cores":32,"memory":131072,
        "tags":{"Name":"m{{index}}","cost-center":"cc-{{index % 40}}","owner":"storage"},
        "addresses":[{"kind":"InternalIP","ip":"10.{{index >> 16}}.{{(index >> 8) & 255}}.{{index & 255}}","nic":"eth0"},{"kind":"BMC","ip":"10.200.{{(index >> 8) & 255}}.{{index & 255}}","nic":"bmc"}],
        "asset_tag":"A-{{index:d8}}","comments":"","custom_fields":{"rack_unit":{{index % 42}},"warranty":"2029-01-01"},"last_updated":"2026-02-03T04:05:06Z"}
        """);
}
