using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Tests;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "\"x\"", """spec.f: Invalid value: "string": spec.f in body must be of type integer: "string" """)]
    [InlineData("""{"type":"string","enum":["a","b"]}""", "\"x\"", """spec.f: Unsupported value: "x": supported values: "a", "b" """)]
    [InlineData("""{"type":"object","required":["g"]}""", "{}", "spec.f.g: Required value")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"abc\"", "spec.f: Too long: may not be more than 2 bytes")]
    [InlineData("""{"type":"array","maxItems":2,"items":{"type":"integer"}}""", "[1,2,3]", "spec.f: Too many: 3: must have at most 2 items")]
    [InlineData("""{"type":"string","pattern":"^a"}""", "\"b\"", """spec.f: Invalid value: "b": spec.f in body should match '^a'""")]
    [InlineData("""{"type":"number","maximum":1.5}""", "2.5", "spec.f: Invalid value: 2.5: spec.f in body should be less than or equal to 1.5")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"g":{"type":"integer","minimum":3}}}}""", """[{"g":1}]""", "spec.f[0].g: Invalid value: 1: spec.f[0].g in body should be greater than or equal to 3")]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","properties":{"k":{"type":"string"}}}}""", """[{"k":"a"},{"k":"a"}]""", """spec.f[1]: Duplicate value: {"k":"a"}""")]
    public void A_refusal_is_worded_as_kube_apiserver_words_it(string schema, string value, string message)
    {
        Assert.Equal(message.TrimEnd(), Validate(schema, value).Message);
    }

    [Fact]
    public void Several_complaints_are_one_message_in_brackets()
    {
        var errors = Validate("""{"type":"object","required":["a","b"]}""", "{}");

        Assert.Equal("[spec.f.a: Required value, spec.f.b: Required value]", errors.Message);
    }

    [Theory]
    [InlineData("""{"type":"integer","maximum":5}""", "9", "9", true)]
    [InlineData("""{"type":"integer","maximum":5}""", "9", "8", false)]
    [InlineData("""{"type":"array","items":{"type":"integer","maximum":5}}""", "[9]", "[9,1]", false)]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","properties":{"k":{"type":"string"},"v":{"type":"integer","maximum":5}}}}""", """[{"k":"a","v":9}]""", """[{"k":"b"},{"k":"a","v":9}]""", true)]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"set","items":{"type":"integer"}}""", "[1,1]", "[1,1,2]", true)]
    public void An_update_may_leave_what_was_wrong_before_as_it_is(string fieldSchema, string before, string after, bool accepted)
    {
        var schema = SpecWith(fieldSchema);
        var errors = new FieldErrors();

        SchemaValidator.Validate(
            Some.Map($$"""{"spec":{"f": {{after}} } }"""), schema, errors, Some.Map($$"""{"spec":{"f": {{before}} } }"""));

        Assert.Equal(accepted, errors.Count == 0);
    }

    [Fact]
    public void An_update_of_the_status_is_judged_by_the_status_alone()
    {
        var schema = StructuralSchema.Parse(Some.Map("""{"type":"object","required":["spec"],"properties":{"status":{"type":"object","properties":{"n":{"type":"integer"}}}}}"""));
        var errors = new FieldErrors();

        SchemaValidator.ValidateStatus(Some.Map("""{"status":{"n":"x"}}"""), schema, errors, Some.Map("{}"));

        Assert.Equal("""status.n: Invalid value: "string": n in body must be of type integer: "string" """.TrimEnd(), errors.Message);
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "\"x\"", true)]
    [InlineData("""{"type":"string","pattern":"a"}""", "\"x\"", false)]
    public void Rules_are_not_run_on_an_object_whose_shape_is_wrong(string schema, string value, bool blocked)
    {
        Assert.Equal(blocked, SchemaValidator.BlocksRules(Validate(schema, value)));
    }

    private static FieldErrors Validate(string fieldSchema, string value)
    {
        var errors = new FieldErrors();
        SchemaValidator.Validate(Some.Map($$"""{"spec":{"f": {{value}} } }"""), SpecWith(fieldSchema), errors);
        return errors;
    }

    private static StructuralSchema SpecWith(string fieldSchema) => StructuralSchema.Parse(
        Some.Map($$"""{"type":"object","properties":{"spec":{"type":"object","properties":{"f": {{fieldSchema}} } } } }"""));
}
