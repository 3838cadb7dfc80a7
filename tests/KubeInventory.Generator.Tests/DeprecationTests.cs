using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

public sealed class DeprecationTests
{
    private const string Schema =
        "{type: object, properties: {spec: {type: object, properties: {watts: {type: integer, description: 'Deprecated: use lumens.'}, lumens: {type: integer}}}}}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Deprecated: use lumens.", "use lumens.")]
    [InlineData("DEPRECATED: Use Selector instead.\nOnly one may be set.", "Use Selector instead. Only one may be set.")]
    [InlineData("Deprecated. Use CA.Duration instead", "Use CA.Duration instead")]
    [InlineData("Deprecated from v4.0.3. Use `Filter`.", "from v4.0.3. Use `Filter`.")]
    [InlineData("How bright.\n\nDeprecated: use lumens\ninstead.\n\nMore about it.", "use lumens instead.")]
    [InlineData("Disk of a pod.\nDeprecated: it is gone.\nMore info: elsewhere.", "it is gone. More info: elsewhere.")]
    [InlineData("A git repository. DEPRECATED: mount an EmptyDir.", "mount an EmptyDir.")]
    [InlineData("deprecated", "The definition calls this field deprecated.")]
    public void A_description_that_says_so_deprecates_a_field(string description, string note) => Assert.Equal(note, DeprecationNote.In(description));

    [Theory]
    [InlineData(null)]
    [InlineData("How bright.")]
    [InlineData("Name of a dataset, should be considered as deprecated.")]
    [InlineData("Whether deprecated: fields are shown.")]
    [InlineData("DeprecatedServiceAccount is an alias.")]
    [InlineData("deprecated groups all the fields of older versions.")]
    [InlineData("Phase (Pending/Deprecated/Warning).")]
    public void One_that_only_speaks_of_deprecation_does_not(string? description) => Assert.Null(DeprecationNote.In(description));

    [Fact]
    public void A_long_note_ends_with_a_sentence()
    {
        var sentence = new string('a', 90) + ". ";

        Assert.Equal(string.Concat(sentence, sentence).TrimEnd(), DeprecationNote.In("Deprecated: " + string.Concat(sentence, sentence, sentence)));
    }

    [Fact]
    public void Emitted_code_is_not_warned_and_users_are()
    {
        var lamp = Project.With(Crd.Text("Lamp", "lamps", Schema));

        Assert.Empty(lamp.Generate(Ct).CompilerComplaints);
        var complaints = (lamp with { Code = "class Use { object? Of(Acme.V1LampSpec spec) => (spec.Lumens, spec.Watts); }" }).Generate(Ct).CompilerComplaints;
        Assert.Contains("CS0618: 'V1LampSpec.Watts' is obsolete: 'use lumens.'", Assert.Single(complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_of_a_deprecated_version_see_its_own_warning()
    {
        var text = Crd.Text("Lamp", "lamps").Replace("served: true", "served: true\n    deprecated: true\n    deprecationWarning: Light a candle.", StringComparison.Ordinal);
        var lamp = Project.With(text);

        Assert.Empty(lamp.Generate(Ct).CompilerComplaints);
        var complaints = (lamp with { Code = "class Use { object? Of(Acme.V1Lamp lamp) => lamp; }" }).Generate(Ct).CompilerComplaints;
        Assert.Contains("CS0618: 'V1Lamp' is obsolete: 'Light a candle.'", Assert.Single(complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_that_differ_in_what_is_deprecated_stay_two()
    {
        var lamp = Crd.Text("Lamp", "lamps", "{type: object, properties: {a: {type: object, properties: {x: {type: string, description: 'Deprecated: no.'}, y: {type: string}}}, b: {type: object, properties: {x: {type: string}, y: {type: string}}}}}");

        var generation = Project.With(lamp).Generate(Ct);

        Assert.Contains("record V1LampA :", generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
        Assert.Contains("record V1LampB :", generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
    }
}
