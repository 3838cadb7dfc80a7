namespace KubeInventory.Generator.Model;

/// <summary>The text of one CustomResourceDefinition.</summary>
/// <param name="Name">Its <c>metadata.name</c>.</param>
/// <param name="Group">Its group.</param>
/// <param name="Plural">Its plural.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The YAML document, lines ended by LF.</param>
internal sealed record ManifestModel(string Name, string Group, string Plural, string Kind, string Text);
