using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Aws.Tests;

public sealed class AwsFetcherOptionsTests
{
    private static readonly ProviderSyncOptions Source = new() { Source = "aws" };

    public static TheoryData<AwsFetcherOptions, string> Wrong => new()
    {
        { new() { PageSize = 4 }, "PageSize must be 5 to 1000, not 4." },
        { new() { PageSize = 1001 }, "PageSize" },
        { new() { MaxAttempts = 0 }, "MaxAttempts" },
        { new() { HomeRegion = "EU" }, "HomeRegion" },
        { new() { Regions = ["eu-central-1", "example.net"] }, "Regions must be names such as eu-central-1." },
        { new() { Regions = ["eu-central-1", "eu-central-1"] }, "twice" },
        { new() { Ec2Endpoint = "ec2.example.net" }, "Ec2Endpoint" },
        { new() { StsEndpoint = "ftp://example.net" }, "StsEndpoint" },
        { new() { ProfilesFile = "credentials" }, "Profile must be set where ProfilesFile is." },
        { new() { Accounts = [new() { Id = "12345" }] }, "12 digits" },
        { new() { Accounts = [new() { Profile = "a" }, new() { Id = "123456789012" }] }, "where there are several" },
        { new() { Accounts = [new() { Id = "123456789012" }, new() { RoleArn = "arn:aws:iam::123456789012:role/x" }] }, "twice" },
        { new() { Accounts = [new() { Id = "123456789012", RoleArn = "arn:aws:iam::210987654321:role/x" }] }, "another account" },
        { new() { Accounts = [new() { ExternalId = "kube-1" }] }, "RoleArn where they have an ExternalId" },
        { new() { Accounts = [new() { RoleArn = "arn:aws:iam::123456789012:role/x", ExternalId = "1" }] }, "2 to 1224" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_option_out_of_range_is_refused_when_it_is_given(AwsFetcherOptions options, string reason)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => new AwsFetcher(options));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddAwsSource(Source, options));
    }

    [Fact]
    public void A_source_is_added_once()
    {
        var services = new ServiceCollection().AddAwsSource(Source, new AwsFetcherOptions());
        Assert.Throws<ArgumentException>(() => services.AddAwsSource(Source, new AwsFetcherOptions()));
    }

    [Theory]
    [InlineData("eu-central-1", "https://ec2.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://ec2.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "https://ec2.us-gov-west-1.amazonaws.com/")]
    [InlineData("mx-future-9", "https://ec2.mx-future-9.amazonaws.com/")]
    public void Each_region_has_its_public_address(string region, string address)
        => Assert.Equal(address, new AwsEndpoints(new AwsFetcherOptions()).Ec2(region).ToString());

    [Fact]
    public void Another_address_takes_the_region()
        => Assert.Equal("https://ec2.eu-west-3.api.aws/", new AwsEndpoints(new AwsFetcherOptions { Ec2Endpoint = "https://ec2.{region}.api.aws" }).Ec2("eu-west-3").ToString());
}
