using System.Diagnostics.CodeAnalysis;

namespace KubeInventory.Client;

/// <remarks>
/// Built by <see cref="Where"/>, read from kubectl's text by <see cref="Parse"/> or by assignment from a string, or taken from an
/// object that has one. What these build is equal if it chooses by the same requirements.
/// </remarks>
/// <example><code>
/// new ListOptions { LabelSelector = "env=prod,team in (a,b),!retired" }
/// new ListOptions { LabelSelector = LabelSelector.Where("env").Is("prod").And("team").In("a", "b").And("retired").DoesNotExist() }
/// </code></example>
public sealed partial record LabelSelector
{
    /// <summary>Matches every object.</summary>
    public static LabelSelector Everything { get; } = new();

    /// <summary>Whether it has no requirement, so that every object matches.</summary>
    public bool MatchesEverything => MatchLabels is null or { Count: 0 } && MatchExpressions is null or { Count: 0 };

    private IEnumerable<LabelRequirement> Requirements =>
    [
        .. (MatchLabels ?? LabelRequirement.NoLabels).Select(label => new LabelRequirement(label.Key, LabelOperator.In, [label.Value])),
        .. (MatchExpressions ?? []).Select(LabelRequirement.Of),
    ];

    /// <summary>Reads kubectl's text; see <see cref="Parse"/>. Null stays null.</summary>
    /// <exception cref="FormatException">The text is no label selector.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LabelSelector?(string? text) => text is null ? null : Parse(text);

    /// <summary>Begins a selector with a requirement for one label.</summary>
    /// <param name="key">The label's key, such as <c>env</c> or <c>example.io/rack</c>.</param>
    /// <exception cref="ArgumentException">No label can have this key.</exception>
    public static LabelSelectorKey Where(string key) => Everything.And(key);

    /// <summary>
    /// Reads kubectl's text: <c>a=b</c>, <c>a!=b</c>, <c>a in (b,c)</c>, <c>a notin (b,c)</c>, <c>a</c>, <c>!a</c>, <c>a&gt;1</c>,
    /// <c>a&lt;1</c>, with commas between. An empty text matches everything.
    /// </summary>
    /// <exception cref="FormatException">The text is no label selector; the message says where and what is expected.</exception>
    public static LabelSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new LabelSelectorParser(text);
        return parser.Parse() is { } error
            ? throw new FormatException($"\"{text}\" is no label selector: {error} (at character {parser.Position + 1})")
            : Of(parser.Requirements);
    }

    /// <summary>Reads kubectl's text as an API server does.</summary>
    /// <param name="text">The text; see <see cref="Parse"/>.</param>
    /// <param name="selector">The selector, if the text is one.</param>
    /// <param name="error">Otherwise what an API server would say.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new LabelSelectorParser(text);
        error = parser.Parse();
        selector = error is null ? Of(parser.Requirements) : null;
        return error is null;
    }

    /// <summary>Adds a requirement for one label.</summary>
    /// <param name="key">The label's key, such as <c>env</c> or <c>example.io/rack</c>.</param>
    /// <exception cref="ArgumentException">No label can have this key.</exception>
    public LabelSelectorKey And(string key) => new(this, key);

    /// <summary>A selector for what matches both.</summary>
    /// <exception cref="InvalidOperationException">A requirement has an operator that this version does not know.</exception>
    public LabelSelector Combine(LabelSelector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of([.. Requirements, .. other.Requirements]);
    }

    /// <summary>Whether labels meet all requirements.</summary>
    /// <param name="labels">An object's labels; null for none.</param>
    /// <exception cref="InvalidOperationException">A requirement has an operator that this version does not know.</exception>
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        foreach (var (key, value) in MatchLabels ?? LabelRequirement.NoLabels)
        {
            if (labels?.GetValueOrDefault(key) != value)
            {
                return false;
            }
        }

        foreach (var expression in MatchExpressions ?? [])
        {
            if (!LabelRequirement.Accepts(expression, labels?.GetValueOrDefault(expression.Key ?? "")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Kubectl's text, sorted by key: <c>env=prod,!retired,team in (a,b)</c>.</summary>
    public override string ToString() => string.Join(',', Requirements.Order().Select(requirement => requirement.ToString()));

    internal LabelSelector With(LabelRequirement requirement) => Of([.. Requirements, requirement]);

    /// <summary>One form for one meaning: equality of a label as a map entry where it can be, the rest sorted.</summary>
    private static LabelSelector Of(IEnumerable<LabelRequirement> requirements)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var expressions = new List<LabelSelectorRequirement>();
        foreach (var requirement in requirements.Order().Distinct())
        {
            var isLabel = requirement is { Operator: LabelOperator.In, Values.Count: 1 } && labels.TryAdd(requirement.Key, requirement.Values[0]);
            if (!isLabel)
            {
                expressions.Add(requirement.ToModel());
            }
        }

        return new LabelSelector
        {
            MatchLabels = labels.Count > 0 ? labels : null,
            MatchExpressions = expressions.Count > 0 ? expressions : null,
        };
    }
}
