using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Options;

/// <summary>Reads options from where they are written, and says which of them make no sense.</summary>
/// <param name="place">File to complain about.</param>
/// <param name="value">Text of an option by its name; null or empty if it isn't set.</param>
internal sealed class OptionReader(string place, Func<string, string?> value)
{
    private readonly List<DiagnosticModel> _complaints = [];

    public EquatableArray<DiagnosticModel> Complaints => _complaints.ToEquatableArray();

    /// <summary>What a file's options are, where those that aren't set are <paramref name="otherwise"/>.</summary>
    public DefinitionOptions Files(DefinitionOptions otherwise) => new(
        Namespace(otherwise.Namespace),
        Name(OptionNames.TypePrefix) ?? otherwise.TypePrefix,
        Versions(otherwise.Versions),
        Parts(otherwise.Parts));

    /// <summary>A name in C#.</summary>
    public string? Name(string option)
    {
        if (Text(option) is not { } text)
        {
            return null;
        }

        if (CSharpName.IsLegal(text))
        {
            return text;
        }

        Complain(option, text, "is not a name in C#");
        return null;
    }

    public string? Text(string option) => value(option) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string Namespace(string otherwise)
    {
        if (Text(OptionNames.Namespace) is not { } text)
        {
            return otherwise;
        }

        if (text.Split('.').All(CSharpName.IsLegal))
        {
            return text;
        }

        Complain(OptionNames.Namespace, text, "is not a namespace in C#");
        return otherwise;
    }

    private VersionSelection Versions(VersionSelection otherwise)
    {
        if (Text(OptionNames.Versions) is not { } text)
        {
            return otherwise;
        }

        if (VersionSelection.Parse(text, Words(text)) is { } versions)
        {
            return versions;
        }

        Complain(OptionNames.Versions, text, "is none of 'served', 'stored', 'all', and no list of versions such as 'v1,v1beta1'");
        return otherwise;
    }

    private Parts Parts(Parts otherwise)
    {
        if (Text(OptionNames.Parts) is not { } text)
        {
            return otherwise;
        }

        var parts = Model.Parts.None;
        foreach (var word in Words(text))
        {
            if (!Enum.TryParse<Parts>(word, ignoreCase: true, out var part) || !word.All(char.IsLetter))
            {
                Complain(OptionNames.Parts, word, "is none of 'all', 'models', 'clients', 'json', 'installer', 'interop', 'none'");
                return otherwise;
            }

            parts |= part;
        }

        return parts == Model.Parts.None ? parts : parts | Model.Parts.Models;
    }

    private static string[] Words(string text) =>
        [.. text.Split(',').Select(static word => word.Trim()).Where(static word => word.Length > 0)];

    private void Complain(string option, string text, string wrong) =>
        _complaints.Add(new DiagnosticModel(Rules.InvalidOption.Id, place, 0, 0, new[] { option, text, wrong }.ToEquatableArray()));
}
