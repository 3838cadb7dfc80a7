using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

/// <summary>What becomes a type of the client instead of one of the kind.</summary>
public sealed class WellKnownShapeTests
{
    private const string Texts = "{type: string}";
    private const string KeyOfSomething = "{type: object, properties: {key: {type: string}, name: {type: string}, optional: {type: boolean}}}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("target", "apiVersion fieldPath kind name namespace resourceVersion uid", "ObjectReference? Target")]
    [InlineData("dataSource", "apiGroup kind name", "TypedLocalObjectReference? DataSource")]
    [InlineData("dataSourceRef", "apiGroup kind name namespace", "TypedObjectReference? DataSourceRef")]
    [InlineData("credentialsSecret", "name namespace", "SecretReference? CredentialsSecret")]
    [InlineData("poolRef", "name", "LocalObjectReference? PoolRef")]
    [InlineData("imagePullSecrets", "name", "IReadOnlyList<LocalObjectReference>? ImagePullSecrets")]
    public void References_are_known_by_their_fields_and_names(string field, string properties, string expected)
    {
        var schema = $"{{type: object, properties: {{{string.Join(", ", properties.Split(' ').Select(static name => $"{name}: {Texts}"))}}}}}";
        AssertField(field, expected.StartsWith("IReadOnlyList", StringComparison.Ordinal) ? $"{{type: array, items: {schema}}}" : schema, expected);
    }

    [Theory]
    [InlineData("passwordSecret", KeyOfSomething, "SecretKeySelector? PasswordSecret")]
    [InlineData("configMapKeyRef", KeyOfSomething, "ConfigMapKeySelector? ConfigMapKeyRef")]
    [InlineData("password", "{type: object, properties: {key: {type: string, description: The key of the secret to select from.}, name: {type: string}, optional: {type: boolean}}}", "SecretKeySelector? Password")]
    [InlineData("owner", "{type: object, properties: {name: {type: string, description: Name of the referent.}}}", "LocalObjectReference? Owner")]
    [InlineData("tolerations", "{type: array, items: {type: object, properties: {key: {type: string}, operator: {type: string}, value: {type: string}, effect: {type: string}, tolerationSeconds: {type: integer, format: int64}}}}", "IReadOnlyList<Toleration>? Tolerations")]
    [InlineData("nodes", "{type: object, properties: {nodeSelectorTerms: {type: array, items: {type: object, properties: {matchExpressions: " + Requirements + ", matchFields: " + Requirements + "}}}}}", "NodeSelector? Nodes")]
    public void So_are_other_parts_of_pods(string field, string schema, string expected) => AssertField(field, schema, expected);

    [Theory]
    [InlineData("os", "{type: object, properties: {name: {type: string}}}")]
    [InlineData("entry", KeyOfSomething)]
    [InlineData("serviceAccount", "{type: object, properties: {name: {type: string}, namespace: {type: string}}}")]
    [InlineData("poolRef", "{type: object, properties: {name: {type: string, nullable: true}}}")]
    [InlineData("poolRef", "{type: object, properties: {name: {type: string, enum: [a, b]}}}")]
    [InlineData("poolRef", "{type: object, properties: {name: {type: string}, more: {type: string}}}")]
    [InlineData("dataSource", "{type: object, properties: {apiGroup: {type: string}, kind: {type: string}, name: {type: integer}}}")]
    public void What_is_another_thing_or_would_lose_something_has_a_type_of_its_own(string field, string schema) =>
        AssertField(field, schema, $"V1LampSpec{char.ToUpperInvariant(field[0])}{field[1..]}? {char.ToUpperInvariant(field[0])}{field[1..]}");

    [Fact]
    public void What_the_schema_restricts_beyond_the_shape_is_validated()
    {
        var generation = Generate("poolRef", "{type: object, required: [name], properties: {name: {type: string, maxLength: 7}}}");

        Assert.Contains("\"poolRef\":{\"required\":[\"name\"],\"properties\":{\"name\":{\"maxLength\":7}}}", generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
    }

    private const string Requirements =
        "{type: array, items: {type: object, properties: {key: {type: string}, operator: {type: string}, values: {type: array, items: {type: string}}}}}";

    private static void AssertField(string field, string schema, string expected)
    {
        var generation = Generate(field, schema);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
        Assert.Contains($"    public {expected} {{ get; init; }}", generation.Text("example.com/v1/V1Lamp.g.cs"), StringComparison.Ordinal);
    }

    private static Generation Generate(string field, string schema) =>
        Project.With(Crd.Text("Lamp", "lamps", $"{{type: object, properties: {{spec: {{type: object, properties: {{{field}: {schema}}}}}}}}}")).Generate(Ct);
}
