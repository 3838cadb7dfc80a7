using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Resources;

/// <summary>Built-in kinds: strictly typed, so that a value of a wrong type is no object of the kind at all.</summary>
internal class BuiltInStrategy(StructuralSchema schema) : ResourceStrategy(schema)
{
    private static readonly string[] Parts = ["spec", "status"];

    public override bool AllowsUnconditionalUpdate => true;

    public override bool TakesStrategicMergePatch => true;

    public override ApplyTarget ApplyTarget(string apiVersion, string kind) =>
        Apply.ApplyTarget.OfBuiltInKind(apiVersion, kind) with { Type = FieldTypeReader.OfResource(Schema) };

    // In Go, spec and status are there before anybody writes them; nobody owns that they exist.
    public override JsonObject NewObject() =>
        new(Parts.Where(Schema.Properties.ContainsKey).Select(part => KeyValuePair.Create(part, (JsonNode?)new JsonObject())));

    public override bool ListsBareItems => true;

    public override string? RefuseShape(JsonObject obj)
    {
        var errors = new FieldErrors();
        SchemaValidator.Validate(obj, Schema, errors);
        return errors.FirstOrDefault(error => error.Type == FieldErrorType.TypeInvalid)?.ToString();
    }
}
