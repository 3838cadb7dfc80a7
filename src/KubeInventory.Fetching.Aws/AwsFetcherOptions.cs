using Amazon.Runtime;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Aws;

/// <summary>What an <see cref="AwsFetcher"/> reads, and as whom.</summary>
public sealed class AwsFetcherOptions
{
    /// <summary>Accounts, up to 512; of several each needs a number. Default: the one account of the credentials.</summary>
    public IReadOnlyList<AwsAccount> Accounts { get; init; } = [];

    /// <summary>Regions that are read in each account. Default: all that are enabled for the account, asked before each fetch (<c>ec2:DescribeRegions</c>).</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Region that is asked for the others and for roles. Default: us-east-1; China needs one of its own, such as cn-north-1, and GovCloud too.</summary>
    public string HomeRegion { get; init; } = "us-east-1";

    /// <summary>Profile in the files of the AWS command line. Default: null, what the SDK finds: environment, web identity, default profile, container, instance role.</summary>
    /// <remarks>A profile may hold keys, a role, a program or single sign-on (after <c>aws sso login</c>). Files are read again when they change.</remarks>
    public string? Profile { get; init; }

    /// <summary>File of the profiles, in the form of <c>~/.aws/credentials</c>. Default: null, that of the AWS command line.</summary>
    public string? ProfilesFile { get; init; }

    /// <summary>Credentials of another origin; comes before <see cref="Profile"/>. Default: null.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Address of EC2, with <c>{region}</c> for the region, such as <c>https://ec2.{region}.api.aws</c>. Default: null, the public one of the region.</summary>
    public string? Ec2Endpoint { get; init; }

    /// <summary>Address of the Security Token Service, with <c>{region}</c> for the region. Default: null, the public one of <see cref="HomeRegion"/>.</summary>
    public string? StsEndpoint { get; init; }

    /// <summary>Instances in one answer where the ProviderSource does not say, 5 to 1000. Default: 1000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>How often a request is sent that is throttled or gets no answer, 1 to 10. Default: 3; then the shard is incomplete.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Which tags hold role, team and the like.</summary>
    public HostTagKeys TagKeys { get; init; } = new();

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures();
        var numbers = Accounts.Select(account => account.Number).ToList();
        failures.Check(Accounts.Count <= 512, $"Accounts must name at most 512 accounts, not {Accounts.Count}: divide them among several sources.");
        failures.Check(numbers.All(number => number is null || IsAccountNumber(number)), "Accounts must have numbers of 12 digits, in Id or in RoleArn.");
        failures.Check(Accounts.Count < 2 || !numbers.Contains(null), "Accounts must each have an Id or a RoleArn where there are several.");
        failures.Check(numbers.Distinct().Count() == numbers.Count, "Accounts must not name an account twice.");
        failures.Check(Accounts.All(account => account.Id is null || account.RoleArn is null || account.RoleArn.Split(':').ElementAtOrDefault(4) == account.Id), "Accounts must not have a RoleArn of another account than their Id.");
        failures.Check(Accounts.All(account => account.ExternalId is null or { Length: >= 2 and <= 1224 }), "Accounts must have an ExternalId of 2 to 1224 characters, or none.");
        failures.Check(Accounts.All(account => account.ExternalId is null || account.RoleArn is not null), "Accounts must have a RoleArn where they have an ExternalId.");
        failures.Check(ProfilesFile is null || Profile is not null || Accounts.Any(account => account.Profile is not null), "Profile must be set where ProfilesFile is.");
        failures.Check(Regions.All(AwsEndpoints.IsRegionName), "Regions must be names such as eu-central-1.");
        failures.Check(Regions.Distinct(StringComparer.Ordinal).Count() == Regions.Count, "Regions must not name a region twice.");
        failures.Check(AwsEndpoints.IsRegionName(HomeRegion), $"HomeRegion must be a name such as us-east-1, not '{HomeRegion}'.");
        failures.Check(AwsEndpoints.IsAddress(Ec2Endpoint), $"Ec2Endpoint must be an http or https address, not '{Ec2Endpoint}'.");
        failures.Check(AwsEndpoints.IsAddress(StsEndpoint), $"StsEndpoint must be an http or https address, not '{StsEndpoint}'.");
        failures.Check(PageSize is >= 5 and <= 1000, $"PageSize must be 5 to 1000, not {PageSize}.");
        failures.Check(MaxAttempts is >= 1 and <= 10, $"MaxAttempts must be 1 to 10, not {MaxAttempts}.");
        failures.ThrowIfAny<AwsFetcherOptions>();
    }

    private static bool IsAccountNumber(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}
