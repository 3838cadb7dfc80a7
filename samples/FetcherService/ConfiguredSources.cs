using KubeInventory;
using KubeInventory.Client;
using KubeInventory.Fetching;
using KubeInventory.Fetching.Aws;
using KubeInventory.Fetching.Azure;
using KubeInventory.Fetching.Ironic;
using KubeInventory.Fetching.NetBox;
using KubeInventory.Fetching.Redfish;

namespace FetcherService;

/// <summary>Registers the sources of a configuration, each under its name and with a <c>Type</c>.</summary>
internal static class ConfiguredSources
{
    private static readonly Dictionary<string, Action<IServiceCollection, ProviderSyncOptions, SourceSettings>> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Aws"] = AddAws,
        ["Azure"] = AddAzure,
        ["Ironic"] = AddIronic,
        ["NetBox"] = AddNetBox,
        ["Redfish"] = AddRedfish,
        ["Terraform"] = AddTerraform,
        ["Static"] = AddStatic,
    };

    public static void AddConfiguredSources(this IServiceCollection services, IConfigurationSection sources)
    {
        foreach (var section in sources.GetChildren())
        {
            var settings = new SourceSettings(section);
            var type = settings.Required("Type");
            if (!Types.TryGetValue(type, out var add))
            {
                throw settings.Wrong("Type", $"is '{type}', which is none of {string.Join(", ", Types.Keys)}");
            }

            var policy = new V1ProviderSourceSpec { Interval = settings.Text("Interval") is { } interval ? interval : default(KubeDuration?) };
            add(services, new ProviderSyncOptions { Source = section.Key, Policy = policy }, settings);
            settings.RefuseOthers();
            services.AddHealthChecks().AddSource(section.Key);
        }
    }

    private static void AddAws(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings) => services.AddAwsSource(source, new AwsFetcherOptions
    {
        Regions = settings.Texts("Regions"),
        Profile = settings.Text("Profile"),
        Ec2Endpoint = settings.Text("Ec2Endpoint"),
        StsEndpoint = settings.Text("StsEndpoint"),
        Accounts = [.. settings.Texts("Roles").Select(role => new AwsAccount { RoleArn = role })],
    });

    private static void AddAzure(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings) => services.AddAzureSource(source, new AzureFetcherOptions
    {
        Subscriptions = settings.Texts("Subscriptions"),
        Locations = settings.Texts("Locations"),
    });

    private static void AddIronic(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings) => services.AddIronicSource(source, new IronicFetcherOptions
    {
        Endpoint = settings.Address("Endpoint"),
        UserName = settings.Text("UserName"),
        Password = settings.Secret("PasswordFile"),
        Region = settings.Text("Region"),
    });

    private static void AddNetBox(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings) => services.AddNetBoxSource(source, new NetBoxFetcherOptions
    {
        Address = settings.Address("Address") ?? throw settings.Wrong("Address", "is missing"),
        Token = settings.Secret("TokenFile"),
        Sites = settings.Texts("Sites"),
    });

    private static void AddRedfish(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings) => services.AddRedfishSource(source, new RedfishFetcherOptions
    {
        Controllers = [.. settings.Texts("Controllers").Select(address => new RedfishController { Address = new Uri(address) })],
        UserName = settings.Text("UserName"),
        Password = settings.Secret("PasswordFile"),
        Certificates = new CertificateTrust { AuthorityFile = settings.Text("AuthorityFile") },
    });

    private static void AddTerraform(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings)
    {
        var options = new TerraformFetcherOptions
        {
            Path = settings.Text("Path"),
            Address = settings.Address("Address"),
            UserName = settings.Text("UserName"),
            Password = settings.Secret("PasswordFile"),
        };
        services.AddHostSource(source, _ => new TerraformFetcher(options));
    }

    private static void AddStatic(IServiceCollection services, ProviderSyncOptions source, SourceSettings settings)
    {
        var options = new StaticFetcherOptions { Path = settings.Required("Path") };
        services.AddHostSource(source, _ => new StaticFetcher(options));
    }
}
