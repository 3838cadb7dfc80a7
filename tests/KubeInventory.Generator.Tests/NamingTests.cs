using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
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

    [Theory]
    [InlineData("BasicAuth", "BasicAuth", "BasicAuth")]
    [InlineData("TlsSecretRef", "SecretRef", "SecretRef")]
    [InlineData("PasswordSecret", "TlsSecret", "Secret")]
    [InlineData("PodCIDR", "NodeCIDR", "CIDR")]
    [InlineData("Unsecret", "Secret", "")]
    [InlineData("Primary", "Secondary", "")]
    public void Names_end_alike_by_whole_words(string left, string right, string end) => Assert.Equal(end, Words.CommonEnd([left, right]));

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
        Assert.Contains("record V1DeviceStatusType : IModelFields<V1DeviceStatusType>", generation.Text("example.com/v1/V1Device.g.cs"), StringComparison.Ordinal);
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
    public void A_name_that_would_be_too_long_has_the_end_of_its_path()
    {
        var names = TypeNames(Deep("spring", "winter"));

        Assert.Contains("V1LampSpecSpringConsiderationsConsiderations", names);
        Assert.Contains("V1LampConsiderationsConsiderations", names);
        Assert.All(names, static name => Assert.InRange(name.Length, 1, Schema.TypeNames.MaxLength));

        static string Deep(params string[] fields) => Object(("spec", Object([.. fields.Select(static field => (field, Chain(field, 5)))])));
        static string Chain(string leaf, int depth) => depth == 0
            ? Object(("details", Object((leaf, "{type: string}"))))
            : Object(("considerations", Chain(leaf, depth - 1)));
    }

    [Fact]
    public void What_is_the_same_at_several_places_is_one_type_named_by_what_its_places_have_in_common() => Assert.Equal(
        ["V1Lamp", "V1LampSpec", "V1LampSpecIndoor", "V1LampBasicAuth", "V1LampSpecOutdoor", "V1LampSecretRef", "V1LampSpecPrimary"],
        OrderedTypeNames(Object(("spec", Object(
            ("indoor", Object(("basicAuth", Auth("The indoor one.")))),
            ("outdoor", Object(("basicAuth", Auth("The outdoor one.")), ("more", "{type: string}"), ("tlsSecretRef", Secret))),
            ("primary", Object(("host", "{type: string}"), ("port", "{type: integer}"))),
            ("secondary", Object(("host", "{type: string}"), ("port", "{type: integer}"))))))));

    [Fact]
    public void What_differs_in_what_is_allowed_is_not_the_same() => Assert.Equal(
        ["V1Lamp", "V1LampSpec", "V1LampSpecFirst", "V1LampSpecSecond"],
        OrderedTypeNames(Object(("spec", Object(
            ("first", Object(("a", "{type: integer, minimum: 1}"), ("b", "{type: string}"))),
            ("second", Object(("a", "{type: integer, minimum: 2}"), ("b", "{type: string}"))))))));

    [Fact]
    public void Small_types_that_look_alike_by_chance_stay_apart() => Assert.Equal(
        ["V1Lamp", "V1LampSpec", "V1LampSpecLogging", "V1LampSpecMetrics"],
        OrderedTypeNames(Object(("spec", Object(
            ("logging", Object(("enabled", "{type: boolean}"))), ("metrics", Object(("enabled", "{type: boolean}"))))))));

    [Fact]
    public void Kinds_of_one_group_and_version_share_their_types()
    {
        var schema = Object(("spec", Object(("basicAuth", Auth("")), ("own", "{type: string}"))));
        var generation = Project.With(
            new AdditionalFile("a.yaml", Crd.Text("Lamp", "lamps", schema, "street.example.com")),
            new AdditionalFile("b.yaml", Crd.Text("Pole", "poles", schema.Replace("own", "other", StringComparison.Ordinal), "street.example.com")),
            new AdditionalFile("c.yaml", Crd.Text("Shade", "shades", schema, "home.example.com"))).Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        var lamp = generation.Text("street.example.com/v1/V1Lamp.g.cs");
        var pole = generation.Text("street.example.com/v1/V1Pole.g.cs");
        Assert.Contains("record V1StreetBasicAuth :", lamp, StringComparison.Ordinal);
        Assert.Contains("record V1StreetBasicAuthSecretRef :", lamp, StringComparison.Ordinal);
        Assert.Contains("public V1StreetBasicAuth? BasicAuth", pole, StringComparison.Ordinal);
        Assert.DoesNotContain("record V1StreetBasicAuth :", pole, StringComparison.Ordinal);
        Assert.Contains("record V1ShadeSpecBasicAuth :", generation.Text("home.example.com/v1/V1Shade.g.cs"), StringComparison.Ordinal);
    }

    private const string Secret = "{type: object, properties: {name: {type: string}, key: {type: string}, kind: {type: string}}}";

    private static string Auth(string description) => Object(("user", $"{{type: string, description: '{description}'}}"), ("secretRef", Secret));

    private static string Object(params (string Name, string Schema)[] properties) =>
        $"{{type: object, properties: {{{string.Join(", ", properties.Select(static property => $"{property.Name}: {property.Schema}"))}}}}}";

    private static HashSet<string> TypeNames(string schema) => [.. OrderedTypeNames(schema)];

    private static IEnumerable<string> OrderedTypeNames(string schema) =>
        FileReader.Read("crd.yaml", Crd.Text("Lamp", "lamps", schema), DefinitionOptions.Default, PinnedNames.None).Sources.Single().Types.Select(static type => type.Name);

    [Fact]
    public void A_project_without_a_client_set_gets_models_alone()
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryClientSet", "none").Generate(Ct);

        Assert.Equal(["example.com/v1/V1Lamp.g.cs", "AcmeJsonTypeInfoResolver.g.cs"], generation.HintNames);
    }
}
