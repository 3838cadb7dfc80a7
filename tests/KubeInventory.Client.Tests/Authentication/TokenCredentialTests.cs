namespace KubeInventory.Client.Tests;

public sealed class TokenCredentialTests : IDisposable
{
    private readonly CredentialBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_token_or_a_password_goes_with_each_request()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var token = server.Connect(user: "token: secret");
        using var basic = server.Connect(user: "username: me, password: 'a:b'");
        using var nobody = server.Connect();

        await CredentialBench.ReadAsync(token);
        await CredentialBench.ReadAsync(basic);
        await CredentialBench.ReadAsync(nobody);

        Assert.Equal(
            ["Bearer secret", "Basic " + Convert.ToBase64String("me:a:b"u8), null],
            server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_file_is_read_again_and_the_last_good_token_is_kept()
    {
        var path = _bench.Write("token", "one\n");
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(_bench.Options, user: $"tokenFile: {path}");

        await CredentialBench.ReadAsync(connection);
        _bench.Write("token", "two");
        await CredentialBench.ReadAsync(connection);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await CredentialBench.ReadAsync(connection);
        File.Delete(path);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await CredentialBench.ReadAsync(connection);

        Assert.Equal(["Bearer one", "Bearer one", "Bearer two", "Bearer two"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_rejected_token_is_read_again_at_once()
    {
        var path = _bench.Write("token", "old");
        await using var server = WireServer.Start(exchange => exchange.Request.Header("Authorization") is "Bearer new"
            ? exchange.AnswerAsync(200, CredentialBench.Map)
            : exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        using var connection = server.Connect(_bench.Options, user: $"tokenFile: {path}");
        _bench.Write("token", "new");

        await CredentialBench.ReadAsync(connection);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_stays_rejected_is_an_answer()
    {
        var path = _bench.Write("token", "old");
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(401, "Unauthorized", "Unauthorized"));
        using var connection = server.Connect(_bench.Options, user: $"tokenFile: {path}");

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => CredentialBench.ReadAsync(connection));

        Assert.Equal(StatusReason.Unauthorized, refusal.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_token_stands_in_until_its_file_can_be_read()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(_bench.Options, user: $"token: start, tokenFile: {_bench.File("token")}");

        await CredentialBench.ReadAsync(connection);
        _bench.Write("token", "file");
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await CredentialBench.ReadAsync(connection);

        Assert.Equal(["Bearer start", "Bearer file"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Impersonation_goes_with_each_request()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, CredentialBench.Map));
        using var connection = server.Connect(user: "token: t, as: jane, as-uid: '7', as-groups: [a, b], as-user-extra: {Scope/x: [s]}");

        await CredentialBench.ReadAsync(connection);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("jane", sent.Header("Impersonate-User"));
        Assert.Equal("7", sent.Header("Impersonate-Uid"));
        Assert.Equal(["a", "b"], sent.Headers.Where(header => header.Key == "Impersonate-Group").Select(header => header.Value));
        Assert.Equal("s", sent.Header("Impersonate-Extra-Scope%2Fx"));
    }
}
