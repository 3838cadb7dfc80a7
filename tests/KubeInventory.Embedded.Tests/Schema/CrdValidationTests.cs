using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

public sealed class CrdValidationTests
{
    [Fact]
    public void The_definitions_of_public_projects_are_accepted()
    {
        var corpus = Path.Combine(Requires.Variable("KUBEINVENTORY_CORPUS"), "crds");

        // Its plural has capitals and its name is not that of its plural; kube-apiserver refuses it too.
        Assert.Equal("example.com_ExistingJavaType.yaml", Assert.Single(Refusals(corpus)).Split(':')[0]);
    }

    [Fact]
    public void The_definitions_of_the_inventory_are_accepted()
    {
        Assert.Equal("", string.Join('\n', Refusals(Path.Combine(Repository.Root, "crds"))));
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"f":{}}}""", "spec.validation.openAPIV3Schema.properties[f].type: Required value: must not be empty for specified object fields")]
    [InlineData("""{"type":"object","properties":{"f":{"type":"array"}}}""", "spec.validation.openAPIV3Schema.properties[f].items: Required value: must be specified")]
    [InlineData("""{"type":"object","properties":{"f":{"type":"string","default":1}}}""", """spec.validation.openAPIV3Schema.properties[f].default: Invalid value: "integer":  in body must be of type string: "integer" """)]
    [InlineData("""{"type":"object","oneOf":[{"properties":{"a":{"minLength":1}}}]}""", "spec.validation.openAPIV3Schema.properties[a]: Required value: because it is defined in spec.validation.openAPIV3Schema.oneOf[0].properties[a]")]
    public void A_schema_that_is_not_structural_is_refused_where_it_is_not(string schema, string message)
    {
        var crd = Some.Definition("example.com", Some.Map(schema));
        CrdDefaulter.Default(crd);

        Assert.Equal(message.TrimEnd(), CrdValidation.Validate(crd).Message);
    }

    [Fact]
    public void What_a_definition_may_leave_out_is_filled_in()
    {
        var crd = Some.Definition("example.com", Some.Map("""{"type":"object"}"""));
        crd["spec"]!["names"] = Some.Map("""{"plural":"things","kind":"Thing"}""");

        CrdDefaulter.Default(crd);

        Assert.Equal("""{"plural":"things","kind":"Thing","singular":"thing","listKind":"ThingList"}""", crd["spec"]!["names"]!.ToJsonString());
        Assert.Equal("None", (string?)crd["spec"]!["conversion"]!["strategy"]);
        Assert.Equal("""["v1"]""", crd["status"]!["storedVersions"]!.ToJsonString());
        Assert.Empty(CrdValidation.Validate(crd));
    }

    [Theory]
    [InlineData("scope", "\"Namespaced\"", "spec.scope: Invalid value: \"Namespaced\": field is immutable")]
    [InlineData("versions", "[]", "[spec.versions: Invalid value: []: must have exactly one version marked as storage version, status.storedVersions[0]: Invalid value: \"v1\": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions]")]
    public void What_objects_depend_on_may_not_change(string field, string value, string message)
    {
        var old = Some.Definition("example.com", Some.Map("""{"type":"object"}"""));
        CrdDefaulter.Default(old);
        old["status"]!["conditions"] = JsonNode.Parse("""[{"type":"Established","status":"True"}]""");
        var crd = old.DeepClone().AsObject();
        crd["spec"]![field] = Some.Json(value);

        Assert.Equal(message, CrdValidation.Validate(crd, old).Message);
    }

    private static List<string> Refusals(string folder)
    {
        var refusals = new List<string>();
        foreach (var (file, definition) in YamlJson.Definitions(folder))
        {
            CrdDefaulter.Default(definition);
            var errors = CrdValidation.Validate(definition);
            if (errors.Count > 0)
            {
                refusals.Add($"{file}: {errors.Message}");
            }
        }

        return refusals;
    }
}
