namespace KubeInventory.Generator.Model;

/// <summary>The scalars that C# and the wire have in common.</summary>
internal enum ScalarKind
{
    Text,
    Boolean,
    Int32,
    Int64,
    UInt64,
    Double,
    Bytes,
    IntOrString,

    /// <summary>An amount such as 500m, a number or a string.</summary>
    Quantity,

    /// <summary>A span of time such as 1h30m.</summary>
    Duration,

    /// <summary>RFC 3339 with whatever digits and offset it has.</summary>
    Time,

    /// <summary>metav1.Time: whole seconds in UTC.</summary>
    SecondTime,

    /// <summary>metav1.MicroTime: six fractional digits in UTC.</summary>
    MicroTime,

    /// <summary>Any JSON.</summary>
    Json,
}
