using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>Makes objects of a schema's types, with the extremes that the types allow.</summary>
/// <param name="random">What decides; an object follows from its seed.</param>
internal sealed class RandomObject(Random random)
{
    private const int MaxDepth = 14;

    private static readonly string[] Texts = ["", "text", "a\"\\\n\t\u0001/<>&'", "ä€😀\u2028", "true", "1e3", "2026-01-02T03:04:05Z", new('x', 300)];

    private static readonly string[] Times =
    [
        "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.120Z", "2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05.5-07:30", "2026-01-02T03:04:05-00:00",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2026-01-02t03:04:05z", "2026-01-02T03:04:05+23:59",
        "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00",
    ];

    private static readonly string[] Bytes = ["", "AAEC", "AA==", "AB==", "AAF=", "/+8=", "AAECAwQFBgcICQ=="];

    /// <summary>Whether values keep to what the schema restricts beyond types, as far as they can be made to.</summary>
    public bool IsCareful { get; init; } = true;

    /// <summary>Whether objects have fields that the schema lacks, and enums values of a newer one.</summary>
    public bool IsNewer { get; init; }

    /// <summary>How probable it is that an optional field is set.</summary>
    public double Density { get; init; } = 0.3;

    /// <summary>A whole object of a kind.</summary>
    public JsonObject OfKind(StructuralSchema schema, string apiVersion, string kind)
    {
        var root = OfObject(schema, 0);
        root["apiVersion"] = apiVersion;
        root["kind"] = kind;
        root["metadata"] = new JsonObject { ["name"] = "any", ["creationTimestamp"] = Pick(Times), ["labels"] = new JsonObject { ["a"] = "b" } };
        return root;
    }

    private JsonNode? Of(StructuralSchema schema, int depth)
    {
        if (schema.Nullable && random.Next(6) == 0)
        {
            return null;
        }

        if (schema.Enum is { Count: > 0 } allowed && (IsCareful || random.Next(2) == 0))
        {
            return !IsNewer || random.Next(4) > 0 ? OfEnum(allowed)
                : schema.Type == "string" ? "a value of a newer schema"
                : schema.Type == "integer" ? 1001
                : OfEnum(allowed);
        }

        if (schema.IntOrString || (schema.Type is null && schema.AnyOf.Count == 2 && schema.AnyOf.All(one => one.Type is "integer" or "string")))
        {
            return random.Next(2) == 0 ? Integer(schema) : "50%";
        }

        return schema.Type switch
        {
            "array" => OfList(schema, depth),
            "string" => Text(schema),
            "integer" => Integer(schema),
            "number" => Number(schema),
            "boolean" => random.Next(2) == 0,
            "object" => OfObject(schema, depth),
            _ when schema.Properties.Count > 0 || schema.AdditionalProperties is not null => OfObject(schema, depth),
            _ => Anything(depth),
        };
    }

    private JsonNode? OfEnum(IReadOnlyList<JsonNode?> allowed) => allowed[random.Next(allowed.Count)]?.DeepClone();

    private JsonObject OfObject(StructuralSchema schema, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema.Properties.OrderBy(static property => property.Key, StringComparer.Ordinal))
        {
            if (schema.EmbeddedResource && name is "apiVersion" or "kind" or "metadata")
            {
                continue;
            }

            var isRequired = schema.Required.Contains(name) && (IsCareful || random.Next(4) > 0);
            if (isRequired || (depth < MaxDepth && random.NextDouble() < Density))
            {
                made[name] = Of(property, depth + 1);
            }
        }

        if (schema.EmbeddedResource)
        {
            made["apiVersion"] = "v1";
            made["kind"] = "Pod";
            made["metadata"] = new JsonObject { ["name"] = "any" };
        }

        if (schema is { AdditionalProperties: { } values, ForbidsAdditionalProperties: false })
        {
            for (var count = random.Next(3); count > 0; count--)
            {
                made["key " + count] = Of(values, depth + 1);
            }
        }
        else if (schema.PreserveUnknownFields || IsNewer)
        {
            made["a field of a newer schema"] = Anything(depth);
        }

        return made;
    }

    private JsonArray OfList(StructuralSchema schema, int depth)
    {
        var least = IsCareful ? (int)(schema.MinItems ?? 0) : 0;
        var most = IsCareful ? (int)Math.Min(schema.MaxItems ?? 3, least + 3) : 3;
        var list = new JsonArray();
        for (var count = depth > MaxDepth ? least : random.Next(least, most + 1); count > 0; count--)
        {
            list.Add(schema.Items is { } items ? Of(items, depth + 1) : Anything(depth));
        }

        return list;
    }

    private string Text(StructuralSchema schema)
    {
        var text = schema.Format switch
        {
            "date-time" => Pick(Times),
            "byte" => Pick(Bytes),
            _ => Pick(Texts),
        };
        return schema.Format is null && IsCareful && schema.MinLength > text.Length ? text.PadRight((int)schema.MinLength, 'y') : text;
    }

    private long Integer(StructuralSchema schema)
    {
        var (least, most) = schema.Format == "int32" ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
        if (IsCareful)
        {
            least = Math.Max(least, ToInt64(Math.Ceiling(schema.Minimum ?? least)) + (schema.ExclusiveMinimum ? 1 : 0));
            most = Math.Min(ToInt64(Math.Floor(schema.Maximum ?? most)), schema.Format == "int32" && schema.Maximum > int.MaxValue ? uint.MaxValue : most);
        }

        long[] candidates = [least, most, 0, 1, -1, 7, 80, 65536];
        var value = candidates[random.Next(candidates.Length)];
        return least <= most ? Math.Clamp(value, least, most) : value;
    }

    private static long ToInt64(double bound) => bound >= long.MaxValue ? long.MaxValue : bound <= long.MinValue ? long.MinValue : (long)bound;

    private double Number(StructuralSchema schema)
    {
        double[] candidates = [0, 0.1, -1.5, 1e300, 5e-324, 100, double.MaxValue, 123456789.123456789];
        var value = candidates[random.Next(candidates.Length)];
        var (least, most) = (schema.Minimum ?? double.MinValue, schema.Maximum ?? double.MaxValue);
        return IsCareful && least <= most ? Math.Clamp(value, least, most) : value;
    }

    private JsonNode? Anything(int depth) => random.Next(depth > 8 ? 4 : 6) switch
    {
        0 => null,
        1 => Pick(Texts),
        2 => 1.50m,
        3 => random.Next(2) == 0,
        4 => new JsonArray(1, null, Anything(depth + 3)),
        _ => new JsonObject { ["x"] = Anything(depth + 3), ["y"] = new JsonObject() },
    };

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];
}
