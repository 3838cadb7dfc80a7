using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Built-in kinds: strictly typed, so that a value of a wrong type is no object of the kind at all.</summary>
internal class BuiltInStrategy(StructuralSchema schema) : ResourceStrategy(schema)
{
    public override bool AllowsUnconditionalUpdate => true;

    public override bool TakesStrategicMergePatch => true;

    public override FieldErrors CheckTypes(JsonObject obj)
    {
        var errors = new FieldErrors();
        SchemaValidator.Validate(obj, Schema, errors);
        var types = new FieldErrors();
        types.AddRange(errors.Where(error => error.Type == FieldErrorType.TypeInvalid));
        return types;
    }
}
