using System.Collections;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>What validation found, in the order found. Not thread-safe.</summary>
internal sealed class FieldErrors : IReadOnlyList<FieldError>
{
    private readonly List<FieldError> _errors = [];

    public int Count => _errors.Count;

    /// <summary>All complaints as one text: the only one, or <c>[a, b]</c> without repetitions.</summary>
    public string Message
    {
        get
        {
            var texts = _errors.Select(error => error.ToString()).Distinct().ToList();
            return texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        }
    }

    public FieldError this[int index] => _errors[index];

    public void Add(FieldError error) => _errors.Add(error);

    public void AddRange(IEnumerable<FieldError> errors) => _errors.AddRange(errors);

    public void Required(FieldPath path, string detail = "") => Add(new(path, FieldErrorType.Required, null, detail));

    public void Invalid(FieldPath path, JsonNode? value, string detail) => Add(new(path, FieldErrorType.Invalid, value, detail));

    public void TypeInvalid(FieldPath path, JsonNode? value, string detail) => Add(new(path, FieldErrorType.TypeInvalid, value, detail));

    public void Duplicate(FieldPath path, JsonNode? value) => Add(new(path, FieldErrorType.Duplicate, value, ""));

    public void Forbidden(FieldPath path, string detail) => Add(new(path, FieldErrorType.Forbidden, null, detail));

    public void NotFound(FieldPath path, JsonNode? value) => Add(new(path, FieldErrorType.NotFound, value, ""));

    public void TooLong(FieldPath path, long maxBytes) => Add(FieldError.TooLong(path, maxBytes));

    public void TooMany(FieldPath path, long actual, long max) => Add(FieldError.TooMany(path, actual, max));

    public void NotSupported(FieldPath path, JsonNode? value, IEnumerable<string> supported) =>
        Add(FieldError.NotSupported(path, value, supported));

    public IEnumerator<FieldError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
