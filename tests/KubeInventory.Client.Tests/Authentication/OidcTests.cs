using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class OidcTests : IAsyncDisposable
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}""";

    private readonly TemporaryDirectory _folder = new();
    private readonly TestCertificates _certificates = new();
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly OidcProvider _provider;
    private readonly WireServer _server;

    public OidcTests()
    {
        _provider = new OidcProvider(_certificates, _clock);
        _server = WireServer.Start(exchange => _provider.Accepts(exchange.Request.Header("Authorization"))
            ? exchange.AnswerAsync(200, Map)
            : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        _certificates.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_that_is_good_is_used_as_it_is()
    {
        using var connection = Connect(_provider.Sign(TimeSpan.FromMinutes(5)));

        await ReadAsync(connection);

        Assert.Empty(_provider.Refreshes);
    }

    [Fact]
    public async Task A_token_that_runs_out_is_renewed_once_for_all_that_wait()
    {
        using var connection = Connect(_provider.Sign(TimeSpan.FromSeconds(9)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(connection)));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await ReadAsync(connection);

        Assert.Equal(2, _provider.Refreshes.Count);
        Assert.Equal(9, _server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_is_rejected_is_renewed()
    {
        using var other = new TestCertificates();
        await using var stranger = new OidcProvider(other, _clock);
        using var connection = Connect(stranger.Sign(TimeSpan.FromHours(1)));

        await ReadAsync(connection);

        Assert.Single(_provider.Refreshes);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData("[\"client_secret_basic\"]", "Basic aW52ZW50b3J5OnMlM0E=", "grant_type=refresh_token&refresh_token=refresh-0")]
    [InlineData("[\"client_secret_post\"]", null, "grant_type=refresh_token&refresh_token=refresh-0&client_id=inventory&client_secret=s%3A")]
    public async Task The_client_proves_itself_as_the_provider_likes_it(string methods, string? authorization, string body)
    {
        _provider.AuthMethods = methods;
        using var connection = Connect(_provider.Sign(TimeSpan.Zero), "client-secret: 's:',");

        await ReadAsync(connection);

        var refresh = Assert.Single(_provider.Refreshes);
        Assert.Equal(authorization, refresh.Header("Authorization"));
        Assert.Equal(body, refresh.Body);
    }

    [Fact]
    public async Task New_tokens_take_the_place_of_the_old_ones_in_the_file_and_nothing_else_changes()
    {
        var old = _provider.Sign(TimeSpan.Zero);
        var path = Write(Config(old, quote: "'") + "\n# kept\n");
        using (var connection = Open(path))
        {
            await ReadAsync(connection);
        }

        var text = await File.ReadAllTextAsync(path, Ct);
        var token = _server.Requests.Last().Header("Authorization")!["Bearer ".Length..];
        Assert.Equal(Config(token, "refresh-1", quote: "\"") + "\n# kept\n", text);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));

        // The refresh token was good once: a second program lives on the new one.
        using var second = Open(path);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await ReadAsync(second);
        Assert.Equal(2, _provider.Refreshes.Count);
    }

    [Fact]
    public async Task Tokens_that_another_program_renewed_are_taken_from_the_file()
    {
        var path = Write(Config(_provider.Sign(TimeSpan.FromMinutes(1))));
        using var connection = Open(path);
        await ReadAsync(connection);
        Write(Config(_provider.Sign(TimeSpan.FromMinutes(30)), "theirs"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        await ReadAsync(connection);

        Assert.Empty(_provider.Refreshes);
    }

    [Fact]
    public async Task A_file_that_kubectl_is_writing_is_left_alone()
    {
        var path = Write(Config(_provider.Sign(TimeSpan.Zero)));
        await File.WriteAllTextAsync(path + ".lock", "", Ct);
        var before = await File.ReadAllTextAsync(path, Ct);
        using var log = new ListLogger();
        using var connection = Open(path, log);

        await ReadAsync(connection);
        await ReadAsync(connection);

        Assert.Equal(before, await File.ReadAllTextAsync(path, Ct));
        Assert.Contains(log.Lines, line => line.StartsWith($"New tokens are in use, and could not be kept in {path}", StringComparison.Ordinal));
        Assert.Single(_provider.Refreshes);
    }

    [Fact]
    public async Task A_provider_that_refuses_is_quoted()
    {
        using var connection = Connect(_provider.Sign(TimeSpan.Zero), refreshToken: "stale");

        var failure = await Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection));

        Assert.Contains($"the OpenID provider {_provider.Issuer}/ did not renew the id-token", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("tokens answered 400: {\"error\":\"invalid_grant\"}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_refresh_token_a_login_is_asked_for()
    {
        using var connection = Connect(_provider.Sign(TimeSpan.Zero), refreshToken: "");

        var failure = await Assert.ThrowsAsync<KubeConfigException>(() => ReadAsync(connection));

        Assert.Contains("User \"it\": the id-token has expired, and there is no refresh-token", failure.Message, StringComparison.Ordinal);
    }

    private static Task<ConfigMap> ReadAsync(KubeConnection connection) =>
        new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

    private KubeConnection Connect(string idToken, string more = "", string refreshToken = "refresh-0") =>
        KubeConnection.FromKubeConfig(new KubeConfigOptions { Content = Config(idToken, refreshToken, more) }, Options());

    private KubeConnection Open(string path, ListLogger? log = null) =>
        KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = path }, Options(log));

    private KubeConnectionOptions Options(ListLogger? log = null) => log is null
        ? new KubeConnectionOptions { TimeProvider = _clock, RequestTimeout = Timeout.InfiniteTimeSpan }
        : new KubeConnectionOptions { TimeProvider = _clock, RequestTimeout = Timeout.InfiniteTimeSpan, LoggerFactory = log };

    private string Config(string idToken, string refreshToken = "refresh-0", string more = "", string quote = "\"") => KubeConfigText.Of(
        _server.Address.ToString(),
        user: $"auth-provider: {{name: oidc, config: {{ client-id: inventory, {more} idp-issuer-url: \"{_provider.Issuer}\", "
            + $"idp-certificate-authority-data: {_certificates.AuthorityData}, id-token: {quote}{idToken}{quote}, "
            + $"refresh-token: {quote}{refreshToken}{quote} }} }}");

    private string Write(string content)
    {
        File.WriteAllText(_folder.File("config"), content);
        return _folder.File("config");
    }
}
