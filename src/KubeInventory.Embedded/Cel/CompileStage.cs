namespace KubeInventory.Embedded.Cel;

/// <summary>How far an expression came on its way to a program.</summary>
internal enum CompileStage
{
    /// <summary>It is not CEL, or its types do not fit.</summary>
    Compilation,

    /// <summary>It would fail whatever the data.</summary>
    Instantiation,
}
