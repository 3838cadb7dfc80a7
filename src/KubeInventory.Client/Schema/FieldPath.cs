namespace KubeInventory.Client.Schema;

/// <summary>Where in an object a value is, printed as Kubernetes prints it: <c>spec.ports[0].name</c>, <c>metadata.labels[app]</c>.</summary>
internal sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string _text;
    private readonly bool _isSubscript;

    private FieldPath(FieldPath? parent, string text, bool isSubscript)
    {
        _parent = parent;
        _text = text;
        _isSubscript = isSubscript;
    }

    /// <summary>The object itself.</summary>
    public static FieldPath Root { get; } = new(null, "", isSubscript: false);

    public bool IsRoot => _parent is null;

    /// <summary>The path of a top-level field, or of a dotted sequence of them.</summary>
    public static FieldPath Of(string name) => Root.Child(name);

    /// <summary>A field of this value, as <c>.name</c>.</summary>
    public FieldPath Child(string name) => new(this, name, isSubscript: false);

    /// <summary>An entry of this map, as <c>[key]</c>.</summary>
    public FieldPath Key(string key) => new(this, key, isSubscript: true);

    /// <summary>An item of this list, as <c>[index]</c>.</summary>
    public FieldPath Index(int index) => new(this, index.ToString(System.Globalization.CultureInfo.InvariantCulture), isSubscript: true);

    /// <summary>The path text; of the root <c>&lt;nil&gt;</c>, as Kubernetes has it.</summary>
    public override string ToString()
    {
        if (IsRoot)
        {
            return "<nil>";
        }

        var steps = new Stack<FieldPath>();
        for (var step = this; step._parent is not null; step = step._parent)
        {
            steps.Push(step);
        }

        var text = new System.Text.StringBuilder();
        foreach (var step in steps)
        {
            if (step._isSubscript)
            {
                text.Append('[').Append(step._text).Append(']');
            }
            else
            {
                text.Append(text.Length > 0 ? "." : "").Append(step._text);
            }
        }

        return text.ToString();
    }
}
