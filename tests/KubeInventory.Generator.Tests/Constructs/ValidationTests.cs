using System.Text.Json;
using KubeInventory.Client;
using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class ValidationTests
{
    private static readonly V1GaugeSpec Sound = new() { Unit = "m", Scale = 10, Analog = new V1GaugeSpecAnalog { Needle = "red" } };

    [Fact]
    public void An_object_that_keeps_to_its_schema_violates_nothing() => Assert.Empty(new V1Gauge { Spec = Sound }.Validate());

    [Theory]
    [InlineData("""{"unit":"","analog":{"needle":"a"}}""", "spec.unit: Invalid value: \"\": spec.unit in body should be at least 1 chars long")]
    [InlineData("""{"unit":"1","analog":{"needle":"a"}}""", @"spec.unit: Invalid value: ""1"": spec.unit in body should match '^[^\d\s]+\z'")]
    [InlineData("""{"analog":{"needle":"a"}}""", "spec.unit: Required value")]
    [InlineData("""{"unit":"m","scale":0,"analog":{"needle":"a"}}""", "spec.scale: Invalid value: 0: spec.scale in body should be greater than 0")]
    [InlineData("""{"unit":"m","scale":7,"analog":{"needle":"a"}}""", "spec.scale: Invalid value: 7: spec.scale in body should be a multiple of 5")]
    [InlineData("""{"unit":"m","limit":100.5,"analog":{"needle":"a"}}""", "spec.limit: Invalid value: 100.5: spec.limit in body should be less than or equal to 100")]
    [InlineData("""{"unit":"m","mode":"warp","analog":{"needle":"a"}}""", "spec.mode: Unsupported value: \"warp\": supported values: \"fast\", \"slow\"")]
    [InlineData("""{"unit":"m","level":3,"analog":{"needle":"a"}}""", "spec.level: Unsupported value: 3: supported values: \"1\", \"2\", \"4\"")]
    [InlineData("""{"unit":"m","address":"::1","analog":{"needle":"a"}}""", "spec.address: Invalid value: \"::1\": spec.address in body must be of type ipv4: \"::1\"")]
    [InlineData("""{"unit":"m","digital":{}}""", "spec.digital.digits: Required value")]
    [InlineData("""{"unit":"m","analog":{}}""", "spec.analog: Invalid value: 0: spec.analog in body should have at least 1 properties")]
    [InlineData("""{"unit":"m","tags":["a","b","a"],"analog":{"needle":"a"}}""", "spec.tags[2]: Duplicate value: \"a\"")]
    [InlineData("""{"unit":"m","tags":["abcdef"],"analog":{"needle":"a"}}""", "spec.tags[0]: Too long: may not be more than 5 bytes")]
    [InlineData("""{"unit":"m","marks":[{"name":"a"},{"name":"A"}],"analog":{"needle":"a"}}""", "spec.marks[1].name: Invalid value: \"A\": spec.marks[1].name in body should match '^[a-z]+$'")]
    [InlineData("""{"unit":"m","marks":[{"name":"a"},{"name":"a","side":"left"}],"analog":{"needle":"a"}}""", "spec.marks[1]: Duplicate value: {\"name\":\"a\",\"side\":\"left\"}")]
    [InlineData("""{"unit":"m","colors":{"a":"red"},"analog":{"needle":"a"}}""", "spec.colors.a: Invalid value: \"red\": spec.colors.a in body should match '^#[0-9a-f]{6}$'")]
    public void A_violation_names_its_path_and_says_what_kube_apiserver_says(string spec, string violation) =>
        Assert.Equal([violation], Validate(spec));

    [Fact]
    public void Groups_of_which_one_is_required_count() => Assert.Contains(
        "spec: Invalid value: \"\": \"spec\" must validate one and only one schema (oneOf). Found none valid", Validate("""{"unit":"m"}"""));

    [Fact]
    public void Types_say_which_of_their_fields_exclude_each_other() => Assert.Contains(
        "Exactly one of analog, digital is set.", Summaries.Of<V1GaugeSpec>(), StringComparison.Ordinal);

    [Fact]
    public void Lengths_count_characters_not_UTF_16_units() => Assert.Empty(new V1Gauge { Spec = Sound with { Unit = "😀😀😀" } }.Validate());

    [Fact]
    public void A_part_is_validated_by_itself() => Assert.Equal(["Required value"], new V1GaugeSpecDigital().Validate().Select(static one => one.Message));

    [Fact]
    public void A_type_without_restrictions_has_no_violations() => Assert.Empty(new ObjectMeta().Validate());

    [Fact]
    public void What_must_not_change_counts_in_an_update_alone()
    {
        var old = new V1Gauge { Spec = Sound with { Serial = "1", Marks = [new() { Name = "a", At = 1 }, new() { Name = "b", At = 2 }] } };
        var changed = new V1Gauge { Spec = Sound with { Serial = "2", Marks = [new() { Name = "b", At = 3 }, new() { Name = "c", At = 4 }] } };

        Assert.Empty(changed.Validate());
        Assert.Equal(
            ["spec.serial: Invalid value: \"2\": serial is forever", "spec.marks[0].at: Invalid value: 3: failed rule: self==oldSelf"],
            changed.ValidateUpdate(old).Select(static one => one.ToString()));
        Assert.Empty(old.ValidateUpdate(old));
        Assert.Empty(changed.ValidateUpdate(new V1Gauge { Spec = Sound }));
    }

    [Fact]
    public void What_was_wrong_before_and_has_not_changed_passes()
    {
        var old = new V1Gauge { Spec = Sound with { Unit = "12345", Limit = 1 } };

        Assert.Empty((old with { Spec = old.Spec! with { Limit = 2 } }).ValidateUpdate(old));
        Assert.NotEmpty((old with { Spec = old.Spec with { Unit = "1234" } }).ValidateUpdate(old));
    }

    private static IEnumerable<string> Validate(string spec) =>
        JsonSerializer.Deserialize<V1Gauge>($$"""{"spec":{{spec}}}""")!.Validate().Select(static one => one.ToString());
}
