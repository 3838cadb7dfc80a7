namespace KubeInventory.Fetching.Ironic;

/// <summary>The clients of Ironic and Keystone, and where Ironic is.</summary>
internal sealed class IronicConnection : IDisposable
{
    private readonly IronicFetcherOptions _options;
    private readonly HttpClient _ironic;
    private readonly HttpClient? _keystone;
    private readonly KeystoneSession? _session;

    public IronicConnection(IronicFetcherOptions options, TimeProvider timeProvider)
    {
        _options = options;
        if (options.Keystone is { } keystone)
        {
            _keystone = Client(options.Certificates.CreateHandler());
            _session = new KeystoneSession(keystone, _keystone, timeProvider);
        }

        HttpMessageHandler transport = options.Certificates.CreateHandler();
        _ironic = Client(
            _session is not null ? new KeystoneHandler(_session) { InnerHandler = transport }
            : options.UserName is { } user ? new BasicHandler(user, options.Password!) { InnerHandler = transport }
            : transport);
    }

    /// <summary>Finds Ironic and agrees on a version.</summary>
    public async Task<IronicApi> OpenAsync(string? region, CancellationToken cancellationToken)
    {
        var endpoint = _options.Endpoint ?? (await _session!.TokenAsync(refused: null, cancellationToken).ConfigureAwait(false)).Endpoint(_options.Keystone!, region);
        return await IronicApi.OpenAsync(_ironic, endpoint, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _ironic.Dispose();
        _keystone?.Dispose();
        _session?.Dispose();
    }

    private HttpClient Client(HttpMessageHandler handler) => new(handler) { Timeout = _options.RequestTimeout };
}
