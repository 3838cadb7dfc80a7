using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Where a value is, and the errors that may be found there.</summary>
/// <param name="Parent">What the path is relative to.</param>
/// <param name="Path">The path as messages print it.</param>
internal readonly record struct ValidationPlace(FieldPath Parent, string Path)
{
    private FieldPath Field => Path.Length == 0 ? Parent : Parent.Child(Path.TrimStart('.'));

    public ValidationPlace Child(string name) => this with { Path = $"{Path}.{name}" };

    public FieldError Required() => new(Field, FieldErrorType.Required, null, "");

    public FieldError Invalid(JsonNode? value, string detail) => new(Field, FieldErrorType.Invalid, value, detail);

    public FieldError NotSupported(JsonNode? value, IEnumerable<string> supported) => FieldError.NotSupported(Field, value, supported);

    public FieldError TooLong(long max) => FieldError.TooLong(Field, max);

    public FieldError TooMany(long actual, long max) => FieldError.TooMany(Field, actual, max);

    /// <summary>The value is of another type or format than expected.</summary>
    public FieldError NotOfType(string expected, string actual) => new(
        Field,
        FieldErrorType.TypeInvalid,
        JsonValue.Create(actual),
        $"{Path} in body must be of type {expected}: {GoText.Quote(actual)}");

    /// <summary>A number that the schema's type cannot hold: the value or one of its bounds.</summary>
    public FieldError OutOfRange(string subject, StructuralSchema schema)
    {
        var format = TypeCheck.EnforcedFormat(schema) is { } enforced ? $"with format {enforced}" : "(default format)";
        return Unplaced($"{subject} value must be of type {schema.Type} {format} in {Path}");
    }

    /// <summary>A complaint that names the place only in its text, as kube-apiserver words those about combined schemas.</summary>
    public FieldError Unplaced(string detail) => new(Parent, FieldErrorType.Invalid, JsonValue.Create(""), detail) { Subject = Field };
}
