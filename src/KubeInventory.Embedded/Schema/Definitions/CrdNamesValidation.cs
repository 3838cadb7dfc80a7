using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks the names under which a definition's kind is known.</summary>
internal static class CrdNamesValidation
{
    public static void Validate(JsonObject names, FieldPath path, FieldErrors errors)
    {
        foreach (var required in (string[])["plural", "singular", "kind", "listKind"])
        {
            if (string.IsNullOrEmpty(names.Text(required)))
            {
                errors.Required(path.Child(required));
            }
        }

        CheckLabel(names.Text("plural"), path.Child("plural"), errors);
        CheckLabel(names.Text("singular"), path.Child("singular"), errors);
        CheckKind(names.Text("kind"), path.Child("kind"), errors);
        CheckKind(names.Text("listKind"), path.Child("listKind"), errors);
        CheckAll(names.Texts("shortNames"), path.Child("shortNames"), errors);
        if (names.Text("kind") is { Length: > 0 } kind && kind == names.Text("listKind"))
        {
            errors.Invalid(path.Child("listKind"), kind, "kind and listKind may not be the same");
        }

        CheckAll(names.Texts("categories"), path.Child("categories"), errors);
    }

    private static void CheckAll(IReadOnlyList<string> names, FieldPath path, FieldErrors errors)
    {
        for (var index = 0; index < names.Count; index++)
        {
            Complain(names[index], Names.CheckDns1035Label(names[index]), "", path.Index(index), errors);
        }
    }

    private static void CheckLabel(string? name, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(name))
        {
            Complain(name, Names.CheckDns1035Label(name), "", path, errors);
        }
    }

    private static void CheckKind(string? kind, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(kind))
        {
            Complain(kind, Names.CheckDns1035Label(kind.ToLowerInvariant()), "may have mixed case, but should otherwise match: ", path, errors);
        }
    }

    private static void Complain(string name, IEnumerable<string> complaints, string prefix, FieldPath path, FieldErrors errors)
    {
        if (string.Join(',', complaints) is { Length: > 0 } complaint)
        {
            errors.Invalid(path, name, prefix + complaint);
        }
    }
}
