namespace KubeInventory.Client;

/// <summary>How a <see cref="LabelRequirement"/> relates a label to its values.</summary>
internal enum LabelOperator
{
    /// <summary>The label has one of the values; <c>=</c> and <c>==</c> are this with a single value.</summary>
    In,

    /// <summary>The label is absent or has none of the values; <c>!=</c> is this with a single value.</summary>
    NotIn,

    /// <summary>The label is present, with whatever value.</summary>
    Exists,

    /// <summary>The label is absent.</summary>
    DoesNotExist,

    /// <summary>The label is an integer above the value.</summary>
    GreaterThan,

    /// <summary>The label is an integer below the value.</summary>
    LessThan,

    /// <summary>One of a newer version, read from an object.</summary>
    Unknown,
}
