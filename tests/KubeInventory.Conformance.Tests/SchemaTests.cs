using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>What a schema forbids, drops and fills in. Messages are compared to the letter: tools and people read them.</summary>
public abstract class SchemaTests(ServerUnderTest server) : ConformanceTests(server)
{
    private const string RulesSkipped =
        "<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";

    public sealed class Embedded(EmbeddedServer server) : SchemaTests(server);

    public sealed class Real(RealServerUnderTest server) : SchemaTests(server);

    [Theory]
    [InlineData("""{"spec": {"size": 11}}""", "spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10", true)]
    [InlineData("""{"spec": {"size": -1}}""", "spec.size: Invalid value: -1: spec.size in body should be greater than or equal to 0", true)]
    [InlineData("""{"spec": {"size": "1"}}""", "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"")]
    [InlineData("""{"spec": {"color": "blue"}}""", "spec.color: Unsupported value: \"blue\": supported values: \"red\", \"green\", \"grey\"")]
    [InlineData("""{"spec": {"note": "UPPER"}}""", "spec.note: Invalid value: \"UPPER\": spec.note in body should match '^[a-z ]*$'", true)]
    [InlineData("""{"spec": {"note": "abcdefghijklmnopqrstuvwxyz"}}""", "spec.note: Too long: may not be more than 20 bytes")]
    [InlineData("""{}""", "spec: Required value")]
    [InlineData("""{"spec": null}""", "spec: Required value")]
    [InlineData("""{"spec": []}""", "spec: Invalid value: \"array\": spec in body must be of type object: \"array\"")]
    [InlineData("""{"spec": {"ports": [{"name": "ssh"}]}}""", "spec.ports[0].port: Required value")]
    [InlineData("""{"spec": {"ports": [{"name": "a", "port": 1}, {"name": "a", "port": 2}]}}""", "spec.ports[1]: Duplicate value: {\"name\":\"a\"}", true)]
    [InlineData("""{"spec": {"roles": ["a", "a"]}}""", "spec.roles[1]: Duplicate value: \"a\"", true)]
    [InlineData("""{"spec": {"tags": {"a": 1}}}""", "spec.tags.a: Invalid value: \"integer\": spec.tags.a in body must be of type string: \"integer\"")]
    [InlineData("""{"spec": {"start": "yesterday"}}""", "spec.start: Invalid value: \"yesterday\": spec.start in body must be of type date-time: \"yesterday\"")]
    [InlineData("""{"spec": {"percent": true}}""", "spec.percent: Invalid value: \"boolean\": spec.percent in body must be of type integer,string: \"boolean\"")]
    [InlineData("""{"spec": {"least": 5, "most": 4}}""", "spec.least: Invalid value: least must not exceed most", true)]
    [InlineData("""{"spec": {"most": 101}}""", "spec: Forbidden: most is above 100", true)]
    [InlineData("""{"spec": {"most": 1001}}""", "spec: Forbidden: most is far above 100", true)]
    public async Task A_value_that_the_schema_forbids_is_refused_in_the_servers_words(string members, string expected, bool rulesStillRun = false)
    {
        var name = NewName();

        var refusal = await RefusedAsync(Widgets.CreateAsync(Loose<Widgets>.Of(name, members), cancellationToken: Ct));

        Assert.Equal(422, (int)refusal.StatusCode);
        var field = expected[..expected.IndexOf(": ", StringComparison.Ordinal)];
        Assert.Equal(rulesStillRun ? [field] : [field, "<nil>"], refusal.Status.Details!.Causes!.Select(cause => cause.Field));
        Assert.Equal($"Widget.conformance.kubeinventory.io \"{name}\" is invalid: {(rulesStillRun ? expected : $"[{expected}, {RulesSkipped}]")}", refusal.Status.Message);
    }

    [Fact]
    public async Task A_fraction_is_no_integer()
    {
        var refusal = await RefusedAsync(CreateAsync("""{"spec": {"size": 1.5}}"""));

        Assert.Equal("spec.size", refusal.Status.Details!.Causes![0].Field);
        Assert.Equal("Invalid value: \"number\": spec.size in body must be of type integer: \"number\"", refusal.Status.Details.Causes[0].Message);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var refusal = await RefusedAsync(CreateAsync("""{"spec": {"size": 11, "color": "blue", "ports": [{"name": "a"}]}}"""));

        Assert.Equal(
            ["FieldValueInvalid <nil>", "FieldValueInvalid spec.size", "FieldValueNotSupported spec.color", "FieldValueRequired spec.ports[0].port"],
            refusal.Status.Details!.Causes!.Select(cause => $"{cause.Reason} {cause.Field}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Unknown_fields_are_dropped_except_where_they_are_welcome()
    {
        var created = await CreateAsync("""{"other": 1, "spec": {"nonsense": 2, "anything": {"deep": {"er": [1]}}, "ports": [{"name": "a", "port": 1, "more": 1}]}}""");

        Assert.Null(created["other"]);
        Assert.Null(created["spec.nonsense"]);
        Assert.Null(created["spec.ports"]![0]!["more"]);
        Assert.Equal("""{"deep":{"er":[1]}}""", created["spec.anything"]!.ToJsonString());
    }

    [Fact]
    public async Task Defaults_are_filled_in_also_inside_lists_and_for_nulls()
    {
        var created = await CreateAsync("""{"spec": {"color": null, "maybe": null, "ports": [{"name": "a", "port": 1}]}}""");

        Assert.Equal("grey", (string?)created["spec.color"]);
        Assert.Equal("tcp", (string?)created["spec.ports"]![0]!["protocol"]);
        Assert.True(created["spec"]!.AsObject().ContainsKey("maybe"));
    }

    [Fact]
    public async Task Strictness_refuses_unknown_and_duplicate_fields()
    {
        var strict = new WriteOptions { FieldValidation = FieldValidation.Strict };

        var refusal = await RefusedAsync(CreateAsync("""{"spec": {"nonsense": 2, "size": 1}}""", strict));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
        Assert.Equal(
            "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.nonsense\"",
            refusal.Status.Message);
    }

    [Fact]
    public async Task Strictness_reaches_metadata_and_patches()
    {
        var strict = new WriteOptions { FieldValidation = FieldValidation.Strict };
        var created = await CreateAsync();

        var metadata = await RefusedAsync(CreateAsync("""{"metadata": {"lables": {}}, "spec": {}}""", strict));
        var patch = await RefusedAsync(Widgets.PatchAsync(created.Name, Patch.Json().Add("/spec/nonsense", 1), strict, Ct));

        Assert.Contains("strict decoding error: unknown field \"metadata.lables\"", metadata.Status.Message, StringComparison.Ordinal);
        Assert.Contains("strict decoding error: unknown field \"spec.nonsense\"", patch.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transition_rule_looks_at_the_value_before()
    {
        var created = await CreateAsync("""{"spec": {"serial": "a"}}""");

        var refusal = await RefusedAsync(Widgets.PatchAsync(created.Name, Patch.Json().Replace("/spec/serial", "b"), cancellationToken: Ct));
        var removed = await Widgets.PatchAsync(created.Name, Patch.Json().Remove("/spec/serial"), cancellationToken: Ct);

        Assert.Equal(
            $"Widget.conformance.kubeinventory.io \"{created.Name}\" is invalid: spec.serial: Invalid value: \"b\": serial is immutable",
            refusal.Status.Message);
        Assert.Null(removed["spec.serial"]);
    }

    [Fact]
    public async Task Numbers_keep_their_kind()
    {
        var created = await CreateAsync("""{"spec": {"ratio": 1, "size": 2, "percent": "5%", "anything": {"big": 9007199254740993, "float": 1.5}}}""");
        var read = await Widgets.GetAsync(created.Name, Ct);

        Assert.Equal("1", read["spec.ratio"]!.ToJsonString());
        Assert.Equal("9007199254740993", read["spec.anything.big"]!.ToJsonString());
        Assert.Equal("1.5", read["spec.anything.float"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"metadata": {"labels": {"a b": "c"}}, "spec": {}}""", "metadata.labels")]
    [InlineData("""{"metadata": {"labels": {"a": "not valid!"}}, "spec": {}}""", "metadata.labels")]
    [InlineData("""{"metadata": {"annotations": {"/x": "1"}}, "spec": {}}""", "metadata.annotations")]
    [InlineData("""{"metadata": {"finalizers": ["not qualified!"]}, "spec": {}}""", "metadata.finalizers")]
    [InlineData("""{"metadata": {"ownerReferences": [{"apiVersion": "v1", "kind": "X", "name": "", "uid": "u"}]}, "spec": {}}""", "metadata.ownerReferences.name")]
    public async Task Metadata_is_checked_too(string members, string field)
    {
        var refusal = await RefusedAsync(CreateAsync(members));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal(field, refusal.Status.Details?.Causes?[0].Field);
    }

    [Fact]
    public async Task Labels_that_are_no_strings_are_a_bad_request()
    {
        var refusal = await RefusedAsync(CreateAsync("""{"metadata": {"labels": {"a": 1}}, "spec": {}}"""));

        Assert.Equal(StatusReason.BadRequest, refusal.Reason);
    }
}
