namespace KubeInventory.Embedded.Cel;

/// <summary>A type of CEL. Immutable.</summary>
internal sealed class CelType
{
    private CelType(CelKind kind, string name, params IReadOnlyList<CelType> parameters)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters;
    }

    public static CelType Dyn { get; } = new(CelKind.Dyn, "dyn");

    public static CelType Error { get; } = new(CelKind.Error, "!error!");

    public static CelType Null { get; } = new(CelKind.Null, "null_type");

    public static CelType Bool { get; } = new(CelKind.Bool, "bool");

    public static CelType Int { get; } = new(CelKind.Int, "int");

    public static CelType Uint { get; } = new(CelKind.Uint, "uint");

    public static CelType Double { get; } = new(CelKind.Double, "double");

    public static CelType String { get; } = new(CelKind.String, "string");

    public static CelType Bytes { get; } = new(CelKind.Bytes, "bytes");

    public static CelType Timestamp { get; } = new(CelKind.Timestamp, "google.protobuf.Timestamp");

    public static CelType Duration { get; } = new(CelKind.Duration, "google.protobuf.Duration");

    public static CelType Url { get; } = new(CelKind.Object, "kubernetes.URL");

    public static CelType Ip { get; } = new(CelKind.Opaque, "net.IP");

    public static CelType Cidr { get; } = new(CelKind.Opaque, "net.CIDR");

    public static CelType Quantity { get; } = new(CelKind.Object, "kubernetes.Quantity");

    public static CelType Semver { get; } = new(CelKind.Object, "kubernetes.Semver");

    public static CelType Format { get; } = new(CelKind.Object, "kubernetes.NamedFormat");

    /// <summary>The placeholders of generic signatures.</summary>
    public static CelType A { get; } = Parameter("A");

    /// <inheritdoc cref="A"/>
    public static CelType B { get; } = Parameter("B");

    public static CelType AnyList { get; } = List(Dyn);

    public static CelType AnyMap { get; } = Map(Dyn, Dyn);

    public static CelType AnyOptional { get; } = Optional(Dyn);

    public static CelType AnyType { get; } = Type(Dyn);

    public CelKind Kind { get; }

    public string Name { get; }

    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>The fields of an object type, by escaped name.</summary>
    public IReadOnlyDictionary<string, CelType>? Fields { get; private init; }

    public bool IsOptional => Kind is CelKind.Opaque && Name == "optional_type";

    public bool IsDynOrError => Kind is CelKind.Dyn or CelKind.Error;

    public static CelType List(CelType element) => new(CelKind.List, "list", element);

    public static CelType Map(CelType key, CelType value) => new(CelKind.Map, "map", key, value);

    public static CelType Optional(CelType value) => new(CelKind.Opaque, "optional_type", value);

    public static CelType Type(CelType described) => new(CelKind.Type, "type", described);

    public static CelType Parameter(string name) => new(CelKind.Parameter, name);

    public static CelType Object(string name, IReadOnlyDictionary<string, CelType> fields) => new(CelKind.Object, name) { Fields = fields };

    public CelType WithParameters(IReadOnlyList<CelType> parameters) => new(Kind, Name, parameters);

    /// <summary>Whether both are the same type, parameters included.</summary>
    public bool IsExactly(CelType other) =>
        ReferenceEquals(this, other)
        || (Kind == other.Kind && Name == other.Name && Parameters.Count == other.Parameters.Count
            && Parameters.Zip(other.Parameters).All(pair => pair.First.IsExactly(pair.Second)));

    /// <summary>The name as error messages print it, like <c>map(string, int)</c>.</summary>
    public override string ToString() => Kind switch
    {
        CelKind.Timestamp => "timestamp",
        CelKind.Duration => "duration",
        CelKind.Null => "null",
        _ when Parameters.Count > 0 => $"{Name}({string.Join(", ", Parameters)})",
        _ => Name,
    };
}
