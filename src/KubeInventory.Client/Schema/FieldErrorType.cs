namespace KubeInventory.Client.Schema;

/// <summary>What is wrong with a field: a word for people and a reason for programs.</summary>
/// <param name="Reason">The <c>reason</c> of the Status cause, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Title">How messages begin, such as <c>Invalid value</c>.</param>
internal sealed record FieldErrorType(string Reason, string Title)
{
    public static FieldErrorType NotFound { get; } = new("FieldValueNotFound", "Not found");

    public static FieldErrorType Required { get; } = new("FieldValueRequired", "Required value");

    public static FieldErrorType Duplicate { get; } = new("FieldValueDuplicate", "Duplicate value");

    public static FieldErrorType Invalid { get; } = new("FieldValueInvalid", "Invalid value");

    public static FieldErrorType NotSupported { get; } = new("FieldValueNotSupported", "Unsupported value");

    public static FieldErrorType Forbidden { get; } = new("FieldValueForbidden", "Forbidden");

    public static FieldErrorType TooLong { get; } = new("FieldValueTooLong", "Too long");

    public static FieldErrorType TooMany { get; } = new("FieldValueTooMany", "Too many");

    public static FieldErrorType Internal { get; } = new("InternalError", "Internal error");

    public static FieldErrorType TypeInvalid { get; } = new("FieldValueTypeInvalid", "Invalid value");

    /// <summary>Whether messages show the value; a missing, forbidden or overlong one is not repeated.</summary>
    public bool ShowsValue => this != Required && this != Forbidden && this != TooLong && this != Internal;
}
