namespace KubeInventory.Generator.Model;

/// <summary>What one emitted file is made of: a kind at one version, or one shared shape.</summary>
/// <param name="Path">File that it comes from.</param>
/// <param name="Origin">The same for the reader of the emitted file, who sits at another machine.</param>
/// <param name="Types">The types, the root first.</param>
internal abstract record SourceModel(string Path, string Origin, EquatableArray<TypeModel> Types)
{
    /// <summary>What is decided about the file that it comes from.</summary>
    public DefinitionOptions Options { get; init; } = DefinitionOptions.Default;

    /// <summary>Name of the root type.</summary>
    public string RootName => Types[0].Name;

    /// <summary>The group whose sub-namespace the types may have to move to; null for shapes.</summary>
    public abstract string? Group { get; }

    /// <summary>What no two sources of a project may share.</summary>
    public abstract string Key { get; }

    /// <summary>Name of the emitted file.</summary>
    public abstract string HintName { get; }
}

/// <summary>A kind at one served version.</summary>
/// <param name="Path">File that it comes from.</param>
/// <param name="Origin">The same for the reader of the emitted file, and the definition.</param>
/// <param name="Resource">The identity of the resource.</param>
/// <param name="Deprecation">What to tell users of a deprecated version; null if it isn't deprecated.</param>
/// <param name="Surface">What people call it, see of it and select it by.</param>
/// <param name="Types">The types, the root first.</param>
internal sealed record KindModel(
    string Path, string Origin, ResourceModel Resource, string? Deprecation, SurfaceModel Surface, EquatableArray<TypeModel> Types)
    : SourceModel(Path, Origin, Types)
{
    public override string Group => Resource.Group;

    public override string Key => Resource.ApiVersion + "/" + Resource.Kind;

    public override string HintName => $"{(Group.Length == 0 ? "core" : Group)}/{Resource.Version}/{RootName}.g.cs";
}

/// <summary>A shape that several kinds share, of an OpenAPI document's <c>components</c>.</summary>
internal sealed record SharedModel(string Path, string Origin, EquatableArray<TypeModel> Types) : SourceModel(Path, Origin, Types)
{
    public override string? Group => null;

    public override string Key => "shapes/" + RootName;

    public override string HintName => $"shapes/{RootName}.g.cs";
}
