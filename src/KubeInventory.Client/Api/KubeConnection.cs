namespace KubeInventory.Client;

/// <summary>
/// A server, and the credentials to speak to it. Immutable and safe for any number of threads; make one and keep it, since it holds the
/// connection pool. Nothing is sent before the first request.
/// </summary>
public sealed class KubeConnection : IDisposable, IAsyncDisposable
{
    private KubeConnection(Uri server, string? @namespace, Transport transport, KubeConnectionOptions options)
    {
        Server = server;
        DefaultNamespace = @namespace;
        Sender = new RequestSender(server, transport, options);
    }

    /// <summary>The API server's root, with a trailing slash.</summary>
    public Uri Server { get; }

    /// <summary>The namespace that the kubeconfig's context or the service account names; null if none does.</summary>
    public string? DefaultNamespace { get; }

    internal RequestSender Sender { get; }

    /// <summary>How objects are read whole.</summary>
    internal ModelReadOptions ReadingAll { get; } = new() { ShareValues = true };

    /// <summary>How objects are read without their managedFields.</summary>
    internal ModelReadOptions SkippingManagedFields { get; } = new() { ShareValues = true, SkipManagedFields = true };

    /// <summary>Whether the server may serve watches that begin with the present state. False once it was found not to.</summary>
    internal bool ServesInitialState { get; set; } = true;

    /// <summary>Takes server and credentials from a kubeconfig, as kubectl does.</summary>
    /// <exception cref="KubeConfigException">A file is missing or broken, or an entry in it cannot be used.</exception>
    public static KubeConnection FromKubeConfig(KubeConfigOptions? config = null, KubeConnectionOptions? options = null)
    {
        options = Validated(options);
        return From(KubeConfig.Load(config ?? new KubeConfigOptions(), options), options);
    }

    /// <summary>Takes the address from the environment of a pod, and credentials from its service account.</summary>
    /// <exception cref="KubeConfigException">The process does not run in a pod, or its service account has no token.</exception>
    public static KubeConnection InCluster(KubeConnectionOptions? options = null)
    {
        options = Validated(options);
        return From(ServiceAccount.FromEnvironment().Load(options), options);
    }

    /// <summary>
    /// Takes the kubeconfig if there is one (<c>KUBECONFIG</c>, then <c>~/.kube/config</c>), and else the service account of the pod.
    /// </summary>
    /// <exception cref="KubeConfigException">There is neither, or the one that was found cannot be used.</exception>
    public static KubeConnection FromDefaultChain(KubeConnectionOptions? options = null)
    {
        if (KubeConfigFiles.AnyExists())
        {
            return FromKubeConfig(options: options);
        }

        return ServiceAccount.FromEnvironment() is { IsPresent: true }
            ? InCluster(options)
            : throw new KubeConfigException(
                $"There is no kubeconfig ({KubeConfigFiles.Describe()}) and this is no pod (KUBERNETES_SERVICE_HOST is not set). " +
                "Set KUBECONFIG to a kubeconfig file.");
    }

    /// <summary>
    /// Sends through a client that the caller configured and goes on owning: its handler brings TLS and client certificates.
    /// Its <see cref="HttpClient.Timeout"/> bounds how long an answer may take to begin.
    /// </summary>
    /// <param name="httpClient">The client to send through.</param>
    /// <param name="server">The API server's root.</param>
    /// <param name="authenticate">Adds credentials to each request; null if the client does that itself.</param>
    /// <param name="options">How the connection behaves.</param>
    /// <exception cref="ArgumentException">
    /// The options impersonate with several groups, or several values of one extra key: HttpClient would join them into one.
    /// </exception>
    public static KubeConnection FromHttpClient(
        HttpClient httpClient,
        Uri server,
        Func<HttpRequestMessage, CancellationToken, ValueTask>? authenticate = null,
        KubeConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(server);
        options = Validated(options);
        if (options.Impersonation is { RepeatsHeaders: true })
        {
            throw new ArgumentException(
                "Several groups, or several values of one extra key, cannot be impersonated through a caller's HttpClient: it joins them into one. " +
                "Use a kubeconfig.",
                nameof(options));
        }

        var root = ServerAddress.Root(server);
        var transport = new BorrowedTransport(httpClient, root, authenticate, options) { Origin = "the caller's HttpClient" };
        return new KubeConnection(root, @namespace: null, transport, options);
    }

    /// <summary>Closes the connection pool, unless the client is a caller's. Requests and watches under way end with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Sender.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static KubeConnection From(ClusterAccess access, KubeConnectionOptions options) =>
        new(access.Server, access.Namespace, new OwnTransport(access, options) { Origin = access.Way }, options);

    private static KubeConnectionOptions Validated(KubeConnectionOptions? options)
    {
        options ??= new KubeConnectionOptions();
        options.Validate();
        return options;
    }
}
