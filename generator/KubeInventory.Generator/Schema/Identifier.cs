using System.Text;

namespace KubeInventory.Generator.Schema;

/// <summary>Makes C# identifiers of names that were made for JSON.</summary>
internal static class Identifier
{
    /// <summary><c>podCIDRs</c> becomes PodCIDRs, <c>on-demand</c> OnDemand, <c>$ref</c> Ref, <c>3scale</c> _3scale.</summary>
    public static string Pascal(string name) => Legal(Join(name, ""), name);

    /// <summary>The same for a parameter: <c>containerPort</c> stays, <c>IP</c> becomes ip, <c>namespace</c> @namespace.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name).ToCharArray();
        for (var i = 0; i < pascal.Length && char.IsUpper(pascal[i]) && (i == 0 || i == pascal.Length - 1 || !char.IsLower(pascal[i + 1])); i++)
        {
            pascal[i] = char.ToLowerInvariant(pascal[i]);
        }

        return Keywords.Escape(new string(pascal));
    }

    /// <summary>The same with underscores between the parts: <c>jwks_uri</c> becomes Jwks_Uri.</summary>
    public static string PascalWithUnderscores(string name) => Legal(Join(name, "_"), name);

    /// <summary>The name as it is, an underscore in the place of each character that C# forbids.</summary>
    public static string Raw(string name)
    {
        var raw = new StringBuilder("_");
        foreach (var character in name)
        {
            raw.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        return raw.ToString();
    }

    /// <summary>A rank: names that lose nothing on their way to C# come before those that do.</summary>
    public static int Plainness(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                return 1;
            }
        }

        return 0;
    }

    private static string Join(string name, string separator)
    {
        var joined = new StringBuilder(name.Length);
        var startsPart = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                startsPart = true;
            }
            else if (startsPart)
            {
                // 1.21 must not become 121.
                var isVersion = joined.Length > 0 && char.IsDigit(character) && char.IsDigit(joined[joined.Length - 1]);
                joined.Append(joined.Length == 0 ? "" : isVersion ? "_" : separator).Append(char.ToUpperInvariant(character));
                startsPart = false;
            }
            else
            {
                joined.Append(character);
            }
        }

        return joined.ToString();
    }

    private static string Legal(string identifier, string name)
    {
        if (identifier.Length == 0)
        {
            return Symbols(name);
        }

        if (char.IsDigit(identifier[0]))
        {
            return (name[0] == '-' ? "Minus" : "_") + identifier;
        }

        return identifier;
    }

    private static string Symbols(string name)
    {
        var symbols = new StringBuilder();
        foreach (var character in name)
        {
            symbols.Append(NameOf(character));
        }

        return symbols.Length == 0 ? "Empty" : symbols.ToString();
    }

    private static string NameOf(char symbol) => symbol switch
    {
        '*' => "Star",
        '+' => "Plus",
        '-' => "Minus",
        '=' => "Equal",
        '<' => "Less",
        '>' => "Greater",
        '!' => "Not",
        '.' => "Dot",
        '/' => "Slash",
        '\\' => "Backslash",
        '$' => "Dollar",
        '%' => "Percent",
        '@' => "At",
        '#' => "Hash",
        '&' => "And",
        '|' => "Or",
        '~' => "Tilde",
        '^' => "Caret",
        '_' => "Underscore",
        ' ' => "Space",
        ':' => "Colon",
        ',' => "Comma",
        ';' => "Semicolon",
        '?' => "Question",
        '(' => "Open",
        ')' => "Close",
        '\'' => "Quote",
        '"' => "DoubleQuote",
        _ => "_",
    };
}
