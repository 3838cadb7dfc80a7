using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

public sealed class NamingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("podCIDRs", "PodCIDRs")]
    [InlineData("on-demand", "OnDemand")]
    [InlineData("$ref", "Ref")]
    [InlineData("3scale", "_3scale")]
    [InlineData("1.21", "_1_21")]
    [InlineData("-1", "Minus1")]
    [InlineData("", "Empty")]
    [InlineData("<=", "LessEqual")]
    [InlineData("größe", "Größe")]
    public void Names_become_C_sharp(string name, string identifier) => Assert.Equal(identifier, Identifier.Pascal(name));

    [Theory]
    [InlineData("Disks", "Disk")]
    [InlineData("Policies", "Policy")]
    [InlineData("Addresses", "Address")]
    [InlineData("Status", "Status")]
    [InlineData("Statuses", "Status")]
    [InlineData("Databases", "Database")]
    [InlineData("Aliases", "Alias")]
    [InlineData("Caches", "Cache")]
    [InlineData("Matches", "Match")]
    [InlineData("Prefixes", "Prefix")]
    [InlineData("PodCIDRs", "PodCIDR")]
    [InlineData("Series", "Series")]
    [InlineData("Kubernetes", "Kubernetes")]
    [InlineData("Data", "Data")]
    [InlineData("Os", "Os")]
    [InlineData("Repos", "Repo")]
    [InlineData("UpstreamTls", "UpstreamTls")]
    public void Items_are_named_in_the_singular(string list, string item) => Assert.Equal(item, Singular.Of(list));

    [Fact]
    public void A_long_name_loses_the_last_words_of_its_longest_parts()
    {
        var path = new TypePath("V1Prometheus").Add("Spec").Add("Affinity").Add("PodAffinity").Add("RequiredDuringSchedulingIgnoredDuringExecution");

        Assert.Equal("V1PrometheusSpecAffinityPodAffinityRequiredDuringScheduling", path.ToName());
    }

    [Fact]
    public void Groups_that_share_a_kind_get_namespaces_of_their_own()
    {
        var generation = Project.With(
            new AdditionalFile("a.yaml", Crd.Text("Lamp", "lamps", group: "home.example.com")),
            new AdditionalFile("b.yaml", Crd.Text("Lamp", "lamps", group: "street.example.com")),
            new AdditionalFile("c.yaml", Crd.Text("Pole", "poles", group: "garden.example.com"))).Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        Assert.Contains("namespace Acme.Home;", generation.Text("home.example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
        Assert.Contains("namespace Acme.Street;", generation.Text("street.example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
        Assert.Contains("namespace Acme;", generation.Text("garden.example.com/v1/V1Pole.g.cs"), StringComparison.Ordinal);
        Assert.Contains("ResourceClient<global::Acme.Street.V1Lamp> StreetLamps", generation.Text("AcmeClient.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_keeps_its_name_before_a_part_of_another_kind()
    {
        var generation = Project.With(
            new AdditionalFile("a.yaml", Crd.Text("Device", "devices", "{type: object, properties: {status: {type: object, properties: {a: {type: string}}}}}")),
            new AdditionalFile("b.yaml", Crd.Text("DeviceStatus", "devicestatuses"))).Generate(Ct);

        Assert.Empty(generation.CompilerComplaints);
        Assert.Contains("record V1DeviceStatus : IKubernetesResource<V1DeviceStatus>", generation.Text("example.com/v1/V1DeviceStatus.g.cs"), StringComparison.Ordinal);
        Assert.Contains("record V1DeviceStatusType : IModel<V1DeviceStatusType>", generation.Text("example.com/v1/V1Device.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-app", "namespace MyApp;")]
    [InlineData("Acme.3d", "namespace Acme._3d;")]
    [InlineData("", "using KubeInventory.Client;\n\n/// ")]
    public void A_project_may_have_any_name(string rootNamespace, string text)
    {
        var generation = (Project.With(Crd.Text("Lamp", "lamps")) with { Namespace = rootNamespace }).Generate(Ct);

        Assert.Contains(text, generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
        Assert.Empty(generation.CompilerComplaints);
    }

    [Fact]
    public void Types_whose_shortened_names_meet_keep_their_names_when_more_are_added()
    {
        var before = TypeNames(Deep("spring", "winter"));
        var after = TypeNames(Deep("autumn", "spring", "summer", "winter"));

        Assert.Contains(before, static name => name.Contains('_', StringComparison.Ordinal));
        Assert.Subset(after, before);
        Assert.All(after, static name => Assert.InRange(name.Length, 1, TypePath.MaxLength));

        static string Deep(params string[] fields) => Object(("spec", Object([.. fields.Select(static field => (field, Chain(6)))])));
        static string Chain(int depth) => depth == 0 ? Object() : Object(("considerations", Chain(depth - 1)));
        static string Object(params (string Name, string Schema)[] properties) =>
            $"{{type: object, properties: {{{string.Join(", ", properties.Select(static property => $"{property.Name}: {property.Schema}"))}}}}}";
    }

    private static HashSet<string> TypeNames(string schema) =>
        [.. FileReader.Read("crd.yaml", Crd.Text("Lamp", "lamps", schema), DefinitionOptions.Default).Sources.Single().Types.Select(static type => type.Name)];

    [Fact]
    public void A_project_without_a_client_set_gets_models_alone()
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryClientSet", "none").Generate(Ct);

        Assert.Equal(["example.com/v1/V1Lamp.g.cs", "AcmeJsonTypeInfoResolver.g.cs"], generation.HintNames);
    }
}
