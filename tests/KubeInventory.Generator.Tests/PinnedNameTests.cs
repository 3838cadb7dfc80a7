using KubeInventory.Generator.Options;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What a names file settles.</summary>
public sealed class PinnedNameTests
{
    private const string NamesPath = "kubeinventory.names.yaml";
    private const string Auth = "{type: object, properties: {user: {type: string}, password: {type: string}}}";
    private const string OtherAuth = "{type: object, properties: {user: {type: string}, token: {type: string}}}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_pinned_name_stays_when_another_field_gets_the_same_shape()
    {
        var pins = NamesOf(Lamp(("indoor", Auth)));
        Assert.Contains("V1LampSpecIndoor:\n  - Lamp spec.indoor\n", pins, StringComparison.Ordinal);

        var generation = Generate(pins, Lamp(("indoor", Auth), ("outdoor", Auth)));

        AssertFields(generation, "V1LampSpecIndoor? Indoor", "V1LampSpecIndoor? Outdoor");
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void A_pinned_name_stays_when_another_kind_gets_the_same_shape()
    {
        var pins = NamesOf(Lamp(("auth", Auth)));
        var generation = Generate(pins, Lamp(("auth", Auth)), Spec("Pole", "poles", ("login", Auth)));

        AssertFields(generation, "V1LampSpecAuth? Auth");
        Assert.Contains("public V1LampSpecAuth? Login", generation.Text("example.com/v1/V1Pole.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("record V1PoleSpecLogin", generation.Text("example.com/v1/V1Pole.g.cs"), StringComparison.Ordinal);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Types_of_two_pinned_names_stay_two_when_they_become_alike()
    {
        var pins = NamesOf(Lamp(("indoor", Auth), ("outdoor", OtherAuth)));

        var generation = Generate(pins, Lamp(("indoor", Auth), ("outdoor", Auth)));

        AssertFields(generation, "V1LampSpecIndoor? Indoor", "V1LampSpecOutdoor? Outdoor");
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void A_name_that_is_changed_in_the_file_names_the_type_and_its_new_parts()
    {
        var pins = NamesOf(Lamp(("auth", Auth))).Replace("V1LampSpecAuth:", "V1Login:", StringComparison.Ordinal);

        var generation = Generate(pins, Lamp(("auth", Auth.Replace("{user:", "{more: {type: object, properties: {a: {type: string}}}, user:", StringComparison.Ordinal))));

        AssertFields(generation, "V1Login? Auth", "V1LoginMore? More");
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Fields_that_are_no_longer_alike_are_reported_and_the_first_keeps_the_name()
    {
        var pins = NamesOf(Lamp(("indoor", Auth), ("outdoor", Auth)));

        var generation = Generate(pins, Lamp(("indoor", Auth), ("outdoor", OtherAuth)));

        AssertFields(generation, "V1LampSpecIndoor? Indoor", "V1LampSpecOutdoor? Outdoor");
        Assert.Equal(
            [Place(pins, "Lamp spec.outdoor") + ": KI0032 'Lamp spec.outdoor' no longer is what V1LampSpecIndoor at 'Lamp spec.indoor' is; its type is V1LampSpecOutdoor now. Accept that with 'kubeinventory-gen --update-names', or pin another name."],
            generation.Complaints);
    }

    [Fact]
    public void Kinds_that_no_longer_have_a_type_in_common_are_reported()
    {
        var pins = NamesOf(Lamp(("auth", Auth)), Spec("Pole", "poles", ("auth", Auth)));

        var generation = Generate(pins, Lamp(("auth", OtherAuth)), Spec("Pole", "poles", ("auth", Auth)));

        AssertFields(generation, "V1ExampleAuth? Auth");
        Assert.Contains("public V1PoleSpecAuth? Auth", generation.Text("example.com/v1/V1Pole.g.cs"), StringComparison.Ordinal);
        Assert.StartsWith(Place(pins, "Pole spec.auth") + ": KI0032 'Pole spec.auth' no longer is what V1ExampleAuth at 'Lamp spec.auth' is", Assert.Single(generation.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_type_that_has_several_places_are_pinned_at_all_of_them()
    {
        const string Inner = "{type: object, properties: {auth: " + Auth + ", more: {type: string}}}";
        var pins = NamesOf(Lamp(("a", Inner), ("b", Inner)));

        var generation = Generate(pins.Replace("V1LampSpecAAuth", "V1Login", StringComparison.Ordinal), Lamp(("b", Inner)));

        AssertFields(generation, "V1Login? Auth");
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void A_name_whose_fields_are_gone_is_reported()
    {
        var pins = NamesOf(Lamp(("indoor", Auth)));

        var generation = Generate(pins, Lamp(("inside", Auth)));

        AssertFields(generation, "V1LampSpecInside? Inside");
        Assert.Equal(
            [Place(pins, "V1LampSpecIndoor") + ": KI0031 V1LampSpecIndoor is the name of 'Lamp spec.indoor', where no type is any more. Remove it, or run 'kubeinventory-gen --update-names'."],
            generation.Complaints);
    }

    [Fact]
    public void A_name_that_a_kind_has_is_reported()
    {
        var pins = NamesOf(Lamp(("auth", Auth))).Replace("V1LampSpecAuth:", "V1Pole:", StringComparison.Ordinal);

        var generation = Generate(pins, Lamp(("auth", Auth)), Spec("Pole", "poles", ("own", "{type: string}")));

        AssertFields(generation, "V1PoleType? Auth");
        Assert.Equal(
            [Place(pins, "V1Pole:") + ": KI0033 'Lamp spec.auth' cannot be called V1Pole, since a type of example.com/v1/Pole has that name; it is V1PoleType now. Pin another name."],
            generation.Complaints);
    }

    [Fact]
    public void A_name_that_a_property_of_the_type_has_is_reported()
    {
        var pins = NamesOf(Lamp(("auth", Auth))).Replace("V1LampSpecAuth:", "V1User:", StringComparison.Ordinal);

        var generation = Generate(pins, Lamp(("auth", Auth.Replace("user:", "v1User:", StringComparison.Ordinal))));

        Assert.Contains("the type has a property of that name; it is V1LampSpecAuth now", Assert.Single(generation.Complaints), StringComparison.Ordinal);
        Assert.Empty(generation.CompilerComplaints);
    }

    [Theory]
    [InlineData("- V1Lamp", "(1,1): KI0030 A names file has a group and version, such as 'example.com/v1:', for each list of names")]
    [InlineData("example.com/v1: [V1Lamp]", "(1,17): KI0030 Under 'example.com/v1' there are names, such as 'V1Lamp:', each with a list of places")]
    [InlineData("example.com/v1:\n  V1-Lamp: [Lamp spec]", "(2,3): KI0030 'V1-Lamp' is not a name in C#")]
    [InlineData("example.com/v1:\n  Login: [Lamp spec]", "(2,3): KI0030 'Login' does not say its version, 'V1', by which it is told from all other types")]
    [InlineData("example.com/v1:\n  V1ObjectMeta: [Lamp spec]", "(2,3): KI0030 'V1ObjectMeta' is a type of KubernetesClient")]
    [InlineData("example.com/v1:\n  V1Login: Lamp spec", "(2,12): KI0030 'V1Login' has no list of places, such as '- Lamp spec.schedule'")]
    [InlineData("example.com/v1:\n  V1Login: [spec]", "(2,13): KI0030 A place is a kind and a path in it, such as 'Lamp spec.schedule'")]
    [InlineData("example.com/v1:\n  V1Login: [Lamp spec]\n  V1Other:\n  - Lamp spec", "(4,5): KI0030 'Lamp spec' has the name V1Login already")]
    [InlineData("example.com/v1:\n  V1Login: [Lamp spec", "(2,12): KI0001")]
    public void What_makes_no_sense_is_reported_at_its_place(string names, string complaint) =>
        Assert.StartsWith(NamesPath + complaint, Generate(names, Lamp(("auth", Auth))).Complaints[0], StringComparison.Ordinal);

    [Fact]
    public void A_file_without_names_pins_nothing()
    {
        var generation = Generate("# none yet\n", Lamp(("auth", Auth)));

        AssertFields(generation, "V1LampSpecAuth? Auth");
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Names_of_fields_that_look_like_paths_or_like_YAML_are_told_apart()
    {
        var files = Lamp(("a.b", Auth), ("'# c: d'", OtherAuth));
        var pins = NamesOf(files);

        Assert.Contains("- Lamp spec[a.b]\n", pins, StringComparison.Ordinal);
        Assert.Contains("- \"Lamp spec.# c: d\"\n", pins, StringComparison.Ordinal);
        Assert.Empty(Generate(pins, files).Complaints);
    }

    [Fact]
    public void What_is_written_is_written_again_as_it_is()
    {
        AdditionalFile[] files = [Lamp(("indoor", Auth), ("outdoor", Auth), ("other", OtherAuth)), Spec("Pole", "poles", ("auth", Auth))];
        var pins = NamesOf(files);

        Assert.Equal(pins, NamesOf([new AdditionalFile(NamesPath, pins), .. files]));
    }

    private static AdditionalFile Lamp(params (string Name, string Schema)[] fields) => Spec("Lamp", "lamps", fields);

    private static AdditionalFile Spec(string kind, string plural, params (string Name, string Schema)[] fields) => new(
        plural + ".yaml",
        Crd.Text(kind, plural, $"{{type: object, properties: {{spec: {{type: object, properties: {{{string.Join(", ", fields.Select(static field => $"{field.Name}: {field.Schema}"))}}}}}}}}}"));

    private static Generation Generate(string names, params ReadOnlySpan<AdditionalFile> files) =>
        Project.With([new AdditionalFile(NamesPath, names), .. files]).Generate(Ct);

    private static string NamesOf(params IEnumerable<AdditionalFile> files) => CodeGeneration.Run(
        ProjectReader.Read("acme.csproj", static _ => null), files.Select(static file => (file.Path, file.GetText(Ct).ToString())), hasKubernetesClient: false).Names.Value;

    private static void AssertFields(Generation generation, params ReadOnlySpan<string> fields)
    {
        Assert.Empty(generation.CompilerComplaints);
        foreach (var field in fields)
        {
            Assert.Contains($"public {field} {{ get; init; }}", generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
        }
    }

    // Where a text stands in the names file, as complaints write it.
    private static string Place(string names, string text)
    {
        var before = names[..names.IndexOf(text, StringComparison.Ordinal)];
        return $"{NamesPath}({before.Count(static character => character == '\n') + 1},{before.Length - before.LastIndexOf('\n')})";
    }
}
