namespace KubeInventory.Embedded.Cel;

internal enum CelKind
{
    /// <summary>Any value; what may be done with it shows when it is there.</summary>
    Dyn,

    /// <summary>The type of an expression that an error was already reported for.</summary>
    Error,
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    Type,
    List,
    Map,

    /// <summary>A type with declared fields.</summary>
    Object,

    /// <summary>A type of a library, which only its functions look into.</summary>
    Opaque,

    /// <summary>A placeholder in the signature of a generic function.</summary>
    Parameter,
}
