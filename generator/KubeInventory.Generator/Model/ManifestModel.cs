namespace KubeInventory.Generator.Model;

/// <summary>The text of one CustomResourceDefinition.</summary>
/// <param name="Key">Which one it is.</param>
/// <param name="Text">The YAML document, lines ended by LF.</param>
internal sealed record ManifestModel(ManifestKey Key, string Text);

/// <summary>As much of a manifest as the names of all depend on: it stays equal when only the text changes.</summary>
/// <param name="Path">File that it comes from.</param>
/// <param name="Name">Its <c>metadata.name</c>.</param>
/// <param name="Group">Its group.</param>
/// <param name="Plural">Its plural.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record ManifestKey(string Path, string Name, string Group, string Plural, string Kind);
