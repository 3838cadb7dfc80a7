using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests.Keystone;

/// <summary>A Keystone that gives numbered tokens of one hour.</summary>
internal sealed class RecordedKeystone : IAsyncDisposable
{
    private readonly ProviderServer _server;
    private readonly string _catalog;
    private readonly TimeProvider _clock;
    private int _tokens;

    public RecordedKeystone(TimeProvider clock, Uri ironic, string? catalog = null)
    {
        _clock = clock;
        _catalog = catalog ?? $$"""
            [{"type": "compute", "endpoints": [{"interface": "public", "region_id": "fra", "url": "http://nova.example.net"}]},
             {"type": "baremetal", "endpoints": [
               {"interface": "internal", "region_id": "fra", "url": "http://ironic.internal"},
               {"interface": "public", "region_id": "fra", "url": "{{ironic}}"},
               {"interface": "public", "region_id": "ams", "url": "http://127.0.0.1:9/"}]}]
            """;
        _server = ProviderServer.Start(Answer);
    }

    public Func<ProviderAnswer?> Instead { get; set; } = () => null;

    public Uri Address => _server.Address;

    public IReadOnlyCollection<ProviderRequest> Requests => _server.Requests;

    public KeystoneOptions Options => new()
    {
        AuthUrl = new Uri(Address, "v3/"),
        UserName = "inventory",
        Password = Secret.From(_ => ValueTask.FromResult<string?>("swordfish")),
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ProviderAnswer Answer(ProviderRequest request)
        => request.Path != "/v3/auth/tokens" || request.Method != "POST" ? new ProviderAnswer(HttpStatusCode.NotFound)
            : Instead() ?? new ProviderAnswer(HttpStatusCode.Created, $$"""{"token": {"expires_at": "{{_clock.GetUtcNow().AddHours(1):yyyy-MM-ddTHH:mm:ss.ffffffZ}}", "catalog": {{_catalog}} } }""")
            {
                Headers = new Dictionary<string, string> { ["X-Subject-Token"] = $"token-{Interlocked.Increment(ref _tokens)}" },
            };
}
