using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Ironic.Tests;

public sealed class IronicFetcherOptionsTests
{
    private static readonly IronicFetcherOptions Good = new() { Endpoint = new Uri("http://ironic.example.net:6385") };
    private static readonly Secret Password = Secret.FromEnvironment("IRONIC_PASSWORD");

    public static TheoryData<string, IronicFetcherOptions> Bad => new()
    {
        { "Give Endpoint, or Keystone", new IronicFetcherOptions() },
        { "Endpoint must be", Good with { Endpoint = new Uri("ftp://ironic") } },
        { "Endpoint must be", Good with { Endpoint = new Uri("http://root:swordfish@ironic") } },
        { "UserName and Password go together", Good with { UserName = "reader" } },
        { "either Keystone, or UserName", Good with { UserName = "reader", Password = Password, Keystone = new KeystoneOptions { AuthUrl = new Uri("http://k"), UserName = "u", Password = Password } } },
        { "without ':'", Good with { UserName = "a:b", Password = Password } },
        { "Region must have", Good with { Region = "" } },
        { "PageSize must be 1 to 1000, not 1001", Good with { PageSize = 1001 } },
        { "RequestTimeout must be", Good with { RequestTimeout = TimeSpan.FromHours(1) } },
        { "Certificates: Fingerprint must be", Good with { Certificates = new CertificateTrust { Fingerprint = "ab" } } },
        { "Keystone.AuthUrl must be", Good with { Keystone = new KeystoneOptions { AuthUrl = new Uri("/v3", UriKind.Relative), UserName = "u", Password = Password } } },
        { "Keystone needs", Good with { Keystone = new KeystoneOptions { AuthUrl = new Uri("http://k") } } },
        { "Keystone needs", Good with { Keystone = new KeystoneOptions { AuthUrl = new Uri("http://k"), UserName = "u" } } },
        { "does not go with an application credential", Good with { Keystone = new KeystoneOptions { AuthUrl = new Uri("http://k"), ApplicationCredentialId = "i", ApplicationCredentialSecret = Password, ProjectName = "p" } } },
        { "Keystone.Interface must be", Good with { Keystone = new KeystoneOptions { AuthUrl = new Uri("http://k"), UserName = "u", Password = Password, Interface = "secret" } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Options_out_of_range_are_refused_by_name(string complaint, IronicFetcherOptions options)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => new IronicFetcher(options));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_registered_in_one_line()
    {
        var services = new ServiceCollection().AddIronicSource(new ProviderSyncOptions { Source = "bare-metal" }, Good);
        Assert.Contains(services, service => service.ServiceType.Name == "IHostedService");
        Assert.Throws<OptionsValidationException>(() => services.AddIronicSource(new ProviderSyncOptions { Source = "other" }, new IronicFetcherOptions()));
    }
}
