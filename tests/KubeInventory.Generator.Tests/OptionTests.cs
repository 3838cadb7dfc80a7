using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What MSBuild properties and metadata of files change.</summary>
public sealed class OptionTests
{
    private static readonly string TwoVersions = Crd.Text("Lamp", "lamps")
        + "\n  - {name: v2, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}"
        + "\n  - {name: v1beta1, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_namespace_holds_everything() => AssertDeclares(
        Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryNamespace", "Other.Place"),
        "Other.Place.V1Lamp", "Other.Place.AcmeClient", "Other.Place.CustomResourceDefinitions", "Other.Place.AcmeJsonTypeInfoResolver");

    [Fact]
    public void A_file_may_have_a_namespace_of_its_own()
    {
        var lamp = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps")) { Metadata = Metadata("KubeInventoryNamespace", "Acme.Street") };

        AssertDeclares(Project.With(lamp, new AdditionalFile("pole.yaml", Crd.Text("Pole", "poles"))), "Acme.Street.V1Lamp", "Acme.V1Pole", "Acme.AcmeClient");
    }

    [Fact]
    public void One_kind_of_two_groups_needs_no_namespaces_more_than_its_files_have()
    {
        var here = new AdditionalFile("a.yaml", Crd.Text("Lamp", "lamps"));
        var there = new AdditionalFile("b.yaml", Crd.Text("Lamp", "lamps", group: "example.org")) { Metadata = Metadata("KubeInventoryNamespace", "Acme.There") };

        AssertDeclares(Project.With(here, there), "Acme.V1Lamp", "Acme.There.V1Lamp");
    }

    [Fact]
    public void A_prefix_begins_every_name() => AssertDeclares(
        Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryTypePrefix", "Street"), "Acme.StreetV1Lamp", "Acme.StreetV1LampSpec");

    [Theory]
    [InlineData(null, "v1 v1beta1")]
    [InlineData("served", "v1 v1beta1")]
    [InlineData("Stored", "v1")]
    [InlineData("all", "v1 v1beta1 v2")]
    [InlineData("v2, v1", "v1 v2")]
    public void Versions_are_chosen(string? versions, string expected)
    {
        var generation = Project.With(TwoVersions).Set("KubeInventoryVersions", versions ?? "").Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        var found = generation.HintNames.Where(static name => name.StartsWith("example.com/", StringComparison.Ordinal)).Select(static name => name.Split('/')[1]);
        Assert.Equal(expected, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_choice_that_leaves_no_version_is_reported_at_the_versions() => Assert.Equal(
        ["crd.yaml(11,3): KI0021 'lamps.example.com' has no version that the option KubeInventoryVersions ('v7') selects; no types are generated for it"],
        Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryVersions", "v7").Generate(Ct).Complaints);

    [Theory]
    [InlineData("models", "V1Lamp")]
    [InlineData("clients", "AcmeClient V1Lamp")]
    [InlineData("json,installer", "AcmeJsonTypeInfoResolver CustomResourceDefinitions V1Lamp lamps.example.com")]
    [InlineData("none", "")]
    public void Parts_are_chosen(string parts, string expected)
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps")).Set("KubeInventoryParts", parts).Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        var names = generation.HintNames.Select(static name => Path.GetFileName(name)[..^".g.cs".Length]);
        Assert.Equal(expected, string.Join(' ', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_file_may_be_left_out_of_the_client_set()
    {
        var lamp = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps")) { Metadata = Metadata("KubeInventoryParts", "models") };

        var generation = Project.With(lamp, new AdditionalFile("pole.yaml", Crd.Text("Pole", "poles"))).Generate(Ct);

        Assert.Empty(generation.CompilerComplaints);
        Assert.DoesNotContain("V1Lamp", generation.Text("AcmeClient.g.cs"), StringComparison.Ordinal);
        Assert.Contains("V1Pole", generation.Text("AcmeClient.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KubeInventoryNamespace", "Acme.class", "is not a namespace in C#")]
    [InlineData("KubeInventoryTypePrefix", "3d", "is not a name in C#")]
    [InlineData("KubeInventoryClientSet", "My Client", "is not a name in C#")]
    [InlineData("KubeInventoryVersions", "V1", "is none of 'served', 'stored', 'all', and no list of versions such as 'v1,v1beta1'")]
    [InlineData("KubeInventoryParts", "client", "is none of 'all', 'models', 'clients', 'json', 'installer', 'interop', 'none'")]
    public void An_option_that_makes_no_sense_is_reported_in_the_project(string property, string value, string complaint)
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps")).Set(property, value).Generate(Ct);

        Assert.Equal([$"acme.csproj(1,1): KI0020 The option {property} is '{value}', which {complaint}"], generation.Complaints);
        Assert.Contains("AcmeClient.g.cs", generation.HintNames);
    }

    [Fact]
    public void Metadata_that_make_no_sense_are_reported_in_the_file()
    {
        var lamp = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps")) { Metadata = Metadata("KubeInventoryParts", "7") };

        Assert.StartsWith("lamp.yaml(1,1): KI0020", Assert.Single(Project.With(lamp).Generate(Ct).Complaints), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Metadata(string name, string value) => new() { [name] = value };

    private static void AssertDeclares(Project project, params ReadOnlySpan<string> types)
    {
        var generation = project.Generate(Ct);
        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        foreach (var type in types)
        {
            generation.Use(find => Assert.NotNull(find(type)));
        }
    }
}
