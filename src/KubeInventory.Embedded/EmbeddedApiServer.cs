using KubeInventory.Client;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Http.Verbs;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;
using KubeInventory.Embedded.Tls;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Embedded;

/// <summary>
/// A Kubernetes API server for custom resources in this process: stock kubectl and every client can talk to it.
/// Listens on loopback with TLS; clients authenticate with certificates. Thread-safe; any number may run side by side.
/// </summary>
public sealed class EmbeddedApiServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Credentials _credentials;
    private readonly ObjectStore _store;
    private readonly ServedResources _served;
    private readonly DataDirectory? _directory;
    private KestrelHost? _host;
    private int _disposed;

    private EmbeddedApiServer(EmbeddedApiServerOptions options)
    {
        _directory = options.DataDirectory is { } path ? new DataDirectory(path) : null;
        _store = new ObjectStore(_directory is null ? null : SqliteFile.Open(_directory.Objects), options.HistoryLength);
        _credentials = _directory is null
            ? Credentials.CreateInMemory(options.TimeProvider)
            : Credentials.LoadOrCreate(_directory, options.TimeProvider);
        _served = new ServedResources(_store, _credentials.Authority, options.TimeProvider);
    }

    /// <summary>Where the server listens: <c>https://127.0.0.1:port</c>.</summary>
    public Uri Address { get; private set; } = new("https://127.0.0.1");

    /// <summary>A kubeconfig for the admin, with the certificate and its key inside. Good for a year.</summary>
    public string KubeConfig { get; private set; } = "";

    /// <summary>The file with <see cref="KubeConfig"/> in the data directory; null for a server in memory.</summary>
    public string? KubeConfigPath => _directory?.KubeConfig;

    /// <summary>Starts a server in memory on a free port.</summary>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static Task<EmbeddedApiServer> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new EmbeddedApiServerOptions(), cancellationToken);

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is taken, or the data directory cannot be used: damaged, foreign, or in use by another server.</exception>
    public static async Task<EmbeddedApiServer> StartAsync(EmbeddedApiServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var server = new EmbeddedApiServer(options);
        try
        {
            await server.BeginAsync(options, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Answers a request without a socket in between; for tests that send millions.</summary>
    internal RequestDelegate Pipeline { get; private set; } = _ => Task.CompletedTask;

    /// <summary>A connection with the admin's credentials. The caller disposes it; several may be open.</summary>
    /// <param name="options">How the connection behaves.</param>
    public KubeConnection Connect(KubeConnectionOptions? options = null) =>
        KubeConnection.FromKubeConfig(new KubeConfigOptions { Content = KubeConfig }, options);

    /// <summary>Forgets all past changes, as compaction of etcd does: older resourceVersions and continue tokens answer 410 Expired.</summary>
    public void Compact() => _store.ForgetHistory();

    /// <summary>Ends the watches, finishes requests under way, and closes the data directory.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_host is not null)
        {
            using var patience = new CancellationTokenSource(StopPatience);
            await _host.StopAsync(patience.Token).ConfigureAwait(false);
            await _host.DisposeAsync().ConfigureAwait(false);
        }

        await _store.DisposeAsync().ConfigureAwait(false);
        _credentials.Dispose();
        _stopping.Dispose();
    }

    private async Task BeginAsync(EmbeddedApiServerOptions options, CancellationToken cancellationToken)
    {
        var logger = options.LoggerFactory.CreateLogger<EmbeddedApiServer>();
        await InitialNamespaces.CreateAsync(_store, _served.Catalog, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        var verbs = new VerbHandlers(_store, _served, options.TimeProvider, _stopping.Token);
        await verbs.ResumeDeletionsAsync().ConfigureAwait(false);
        var verifier = new ClientCertificateVerifier(_credentials.Authority.Certificate, options.TimeProvider);
        var pipeline = new ApiPipeline(
            new Authentication(verifier, options.AdminToken, options.TimeProvider),
            _served,
            new DocumentHandler(_served),
            verbs,
            options.TimeProvider,
            logger);
        Pipeline = pipeline.HandleAsync;
        _host = await KestrelHost
            .StartAsync(options.Port, _credentials.Server, options.LoggerFactory, pipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
        Address = _host.Address;
        KubeConfig = KubeConfigText.ForAdmin(Address, _credentials);
        if (_directory is not null)
        {
            DataDirectory.WriteSecret(_directory.KubeConfig, KubeConfig);
        }

        Log.Started(logger, Address, _directory?.Path ?? "memory");
    }
}
