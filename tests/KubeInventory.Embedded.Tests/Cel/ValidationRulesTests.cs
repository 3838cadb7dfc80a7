using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

public sealed class ValidationRulesTests
{
    [Fact]
    public void A_refusal_names_the_field_its_value_and_the_message()
    {
        const string Schema = """{"properties":{"spec":{"type":"object","properties":{"providerID":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"providerID is immutable"}]}}}}}""";

        Assert.Equal(
            """spec.providerID: Invalid value: "b": providerID is immutable""",
            Judge(Schema, """{"spec":{"providerID":"b"}}""", """{"spec":{"providerID":"a"}}"""));
        Assert.Equal("", Judge(Schema, """{"spec":{"providerID":"b"}}"""));
    }

    [Fact]
    public void A_refusal_without_a_message_shows_the_rule() => Assert.Equal(
        "spec: Invalid value: failed rule: self.a > 1",
        Judge("""{"properties":{"spec":{"type":"object","properties":{"a":{"type":"integer"}},"x-kubernetes-validations":[{"rule":" self.a > 1 "}]}}}""", """{"spec":{"a":1}}"""));

    [Fact]
    public void A_computed_message_wins_and_a_failing_one_counts_as_absent()
    {
        const string Schema = """{"properties":{"n":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 5","messageExpression":"'at most 4, not ' + string(self)","message":"too many"},{"rule":"self < 6","messageExpression":"string(self / 0)","message":"fallback"}]}}}""";

        Assert.Equal("[n: Invalid value: 7: at most 4, not 7, n: Invalid value: 7: fallback]", Judge(Schema, """{"n":7}"""));
    }

    [Fact]
    public void Reason_and_field_path_are_those_of_the_rule() => Assert.Equal(
        "spec.a: Forbidden: not here",
        Judge("""{"properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}},"x-kubernetes-validations":[{"rule":"!has(self.a)","reason":"FieldValueForbidden","fieldPath":".a","message":"not here"}]}}}""", """{"spec":{"a":"x"}}"""));

    [Fact]
    public void A_rule_that_fails_to_run_refuses_with_its_error() => Assert.Equal(
        """spec: Invalid value: "object": no such key: b evaluating rule: self.b == 'x'""",
        Judge("""{"properties":{"spec":{"type":"object","properties":{"b":{"type":"string"}},"x-kubernetes-validations":[{"rule":"self.b == 'x'"}]}}}""", """{"spec":{}}"""));

    [Fact]
    public void A_rule_that_does_not_compile_refuses_every_object() => Assert.StartsWith(
        "spec: Invalid value: \"object\": rule compile error: compilation failed: ERROR: <input>:1:5: undefined field 'c'",
        Judge("""{"properties":{"spec":{"type":"object","properties":{"b":{"type":"string"}},"x-kubernetes-validations":[{"rule":"self.c == 'x'"}]}}}""", """{"spec":{}}"""),
        StringComparison.Ordinal);

    [Fact]
    public void The_root_knows_its_name_whatever_the_schema_says() => Assert.Equal(
        "<nil>: Invalid value: name",
        Judge("""{"x-kubernetes-validations":[{"rule":"self.metadata.name.startsWith('x') && self.kind == 'Thing'","message":"name"}]}""", """{"kind":"Thing","metadata":{"name":"a"}}"""));

    [Fact]
    public void What_was_refused_before_and_is_untouched_becomes_a_warning()
    {
        const string Schema = """{"properties":{"a":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 5","message":"small"}]},"b":{"type":"integer"}}}""";

        Assert.Equal("warning: a: Invalid value: 7: small", Judge(Schema, """{"a":7,"b":2}""", """{"a":7,"b":1}"""));
        Assert.Equal("a: Invalid value: 8: small", Judge(Schema, """{"a":8}""", """{"a":7}"""));
    }

    [Fact]
    public void Rules_wait_until_the_object_is_sound()
    {
        var schema = StructuralSchema.Parse(Some.Map("""{"type":"object","x-kubernetes-validations":[{"rule":"false"}]}"""));
        var errors = new FieldErrors();
        errors.Required(FieldPath.Of("spec"));

        ValidationRules.Compile(schema).Validate(Some.Map("{}"), null, errors);

        Assert.Equal($"[spec: Required value, <nil>: Invalid value: null: {SchemaValidator.RulesNotChecked}]", errors.Message);
    }

    [Fact]
    public void A_costly_rule_is_stopped_and_ends_the_validation()
    {
        var list = $"[{string.Join(',', Enumerable.Range(0, 2_000))}]";
        const string Schema = """{"properties":{"l":{"type":"array","items":{"type":"integer"},"x-kubernetes-validations":[{"rule":"self.all(x, self.all(y, x != y || x == y))","message":"slow"},{"rule":"false"}]}}}""";

        Assert.Equal(
            """l: Invalid value: "array": 'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: slow""",
            Judge(Schema, $$"""{"l":{{list}}}"""));
    }

    [Fact]
    public void Rules_can_be_run_from_many_threads()
    {
        var rules = ValidationRules.Compile(StructuralSchema.Parse(Some.Map(
            """{"type":"object","properties":{"a":{"type":"string","x-kubernetes-validations":[{"rule":"self.matches('^' + self.substring(0, 1))"}]}}}""")));

        Parallel.For(0, 500, index =>
        {
            var errors = new FieldErrors();
            rules.Validate(Some.Map($$"""{"a":"x{{index}}"}"""), null, errors);
            Assert.Empty(errors);
        });
    }

    private static string Judge(string schema, string value, string? old = null)
    {
        var map = Some.Map(schema);
        map["type"] = "object";
        var errors = new FieldErrors();
        var warnings = ValidationRules.Compile(StructuralSchema.Parse(map)).Validate(Some.Map(value), old is null ? null : Some.Map(old), errors);
        return errors.Count > 0 ? errors.Message : string.Join('\n', warnings.Select(warning => $"warning: {warning}"));
    }
}
