using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>What a YAML text holds, and what is wrong with it.</summary>
internal sealed class YamlReadResult(ImmutableArray<YamlNode?> documents, ImmutableArray<YamlError> errors)
{
    /// <summary>The root of each document that could be read; null for a document without content.</summary>
    /// <remarks>
    /// A document with a syntax error is absent, and the documents behind it are read all the same.
    /// A document with a duplicate key is present with the first of the two.
    /// </remarks>
    public ImmutableArray<YamlNode?> Documents { get; } = documents;

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<YamlError> Errors { get; } = errors;
}
