using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests.Keystone;

public sealed class KeystoneTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedIronic _ironic = new();
    private readonly RecordedKeystone _keystone;

    public KeystoneTests() => _keystone = new RecordedKeystone(_clock, _ironic.Address);

    private IronicFetcherOptions Options => new() { Keystone = _keystone.Options, Region = "fra" };

    public async ValueTask DisposeAsync()
    {
        await _keystone.DisposeAsync();
        await _ironic.DisposeAsync();
    }

    [Fact]
    public async Task A_password_gives_a_token_of_the_system_and_the_catalog_the_address()
    {
        var fetched = await FetchAsync(Options);
        Assert.Equal("fra", fetched[0].Resource?.Status?.Provider?.ProviderRegion);
        Assert.Equal(["token-1"], Tokens());
        AssertJson("""
            {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "inventory", "domain": {"name": "Default"}, "password": "swordfish"}}},
             "scope": {"system": {"all": true}}}}
            """);
    }

    [Fact]
    public async Task A_project_is_asked_for_where_one_is_named()
    {
        await FetchAsync(Options with { Keystone = _keystone.Options with { ProjectName = "service", ProjectDomainName = "ops", UserDomainName = "ldap" } });
        AssertJson("""
            {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "inventory", "domain": {"name": "ldap"}, "password": "swordfish"}}},
             "scope": {"project": {"name": "service", "domain": {"name": "ops"}}}}}
            """);
    }

    [Fact]
    public async Task An_application_credential_gives_a_token_too()
    {
        var secret = Secret.From(_ => ValueTask.FromResult<string?>("sailfish"));
        await FetchAsync(Options with { Keystone = new KeystoneOptions { AuthUrl = _keystone.Address, ApplicationCredentialId = "a1", ApplicationCredentialSecret = secret } });
        AssertJson("""{"auth": {"identity": {"methods": ["application_credential"], "application_credential": {"id": "a1", "secret": "sailfish"}}}}""");
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end()
    {
        using var fetcher = new IronicFetcher(Options, _clock);
        await FetchAsync(fetcher);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await FetchAsync(fetcher);
        Assert.Equal(["token-1"], Tokens());

        _clock.Advance(TimeSpan.FromMinutes(2));
        await FetchAsync(fetcher);
        Assert.Equal(["token-1", "token-2"], Tokens());
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once()
    {
        _ironic.Instead = request => request.Headers.GetValueOrDefault("X-Auth-Token") == "token-1" && request.Path == "/v1/nodes" ? new ProviderAnswer(HttpStatusCode.Unauthorized) : null;
        Assert.Equal(6, (await FetchAsync(Options)).Count);
        Assert.Equal(2, _keystone.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_is_not_asked_for_ever()
    {
        _ironic.Instead = request => request.Path == "/v1/nodes" ? new ProviderAnswer(HttpStatusCode.Unauthorized) : null;
        var refusal = await RefusalAsync(Options);
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Equal(2, _keystone.Requests.Count);
        Assert.DoesNotContain("token-", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_Keystone_while_inspections_are_read_is_no_missing_inspection()
    {
        _ironic.Instead = request =>
        {
            if (!request.Path.EndsWith("/inventory", StringComparison.Ordinal))
            {
                return null;
            }

            _keystone.Instead = () => new ProviderAnswer(HttpStatusCode.Forbidden);
            return new ProviderAnswer(HttpStatusCode.Unauthorized);
        };
        Assert.Equal(FetchFailure.Forbidden, (await RefusalAsync(Options)).Failure);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests, FetchFailure.Throttled)]
    [InlineData(HttpStatusCode.BadGateway, FetchFailure.Unreachable)]
    public async Task What_Keystone_refuses_ends_the_fetch(HttpStatusCode code, FetchFailure failure)
    {
        _keystone.Instead = () => new ProviderAnswer(code);
        var refusal = await RefusalAsync(Options);
        Assert.Equal(failure, refusal.Failure);
        Assert.StartsWith("Keystone answers", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_of_the_source_are_fetched_one_by_one()
    {
        var fetched = await FetchAsync(Options with { Region = null }, new FetchShard("fra"));
        Assert.Equal(6, fetched.Count);
        var refusal = await RefusalAsync(Options with { Region = null }, new FetchShard("chi"));
        Assert.Equal("Keystone's catalog has no endpoint of Ironic in the region 'chi', only in ams, fra.", refusal.Message);
    }

    [Fact]
    public async Task A_catalog_that_offers_several_regions_or_none_needs_a_word_more()
    {
        Assert.Contains("in ams, fra: give Region", (await RefusalAsync(Options with { Region = null })).Message, StringComparison.Ordinal);
        var admin = Options with { Keystone = _keystone.Options with { Interface = "admin" } };
        Assert.Contains("no admin endpoint of the type 'baremetal'", (await RefusalAsync(admin)).Message, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Tokens() => _ironic.Requests.Select(request => request.Headers.GetValueOrDefault("X-Auth-Token")).Distinct();

    private void AssertJson(string expected)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(Assert.Single(_keystone.Requests).Body)), Assert.Single(_keystone.Requests).Body);

    private async Task<List<Fetched<V1Host>>> FetchAsync(IronicFetcherOptions options, FetchShard? shard = null)
    {
        using var fetcher = new IronicFetcher(options, _clock);
        return await FetchAsync(fetcher, shard);
    }

    private static async Task<List<Fetched<V1Host>>> FetchAsync(IronicFetcher fetcher, FetchShard? shard = null)
        => await fetcher.FetchAsync(shard ?? FetchShard.All, Ct).ToListAsync(Ct);

    private async Task<FetchException> RefusalAsync(IronicFetcherOptions options, FetchShard? shard = null)
        => await Assert.ThrowsAsync<FetchException>(() => FetchAsync(options, shard));
}
