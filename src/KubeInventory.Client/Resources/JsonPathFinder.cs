using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Finds the path of a token by reading again from the beginning: errors may cost, reading may not.</summary>
internal static class JsonPathFinder
{
    /// <summary>The path, such as <c>spec.disks[2].name</c>, of the token that begins at <paramref name="offset"/>.</summary>
    public static string Find(ref Utf8JsonReader reader, long offset)
    {
        var steps = new List<Step>();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            steps.Add(new Step(null, null));
        }

        while (reader.TokenStartIndex < offset && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    steps[^1] = steps[^1] with { Name = reader.GetString() };
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.RemoveAt(steps.Count - 1);
                    continue;
                default:
                    Advance(steps);
                    break;
            }

            if (reader.TokenStartIndex < offset && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                steps.Add(new Step(reader.TokenType == JsonTokenType.StartArray ? -1 : null, null));
            }
        }

        return Print(steps);
    }

    private static void Advance(List<Step> steps)
    {
        if (steps.Count > 0 && steps[^1].Index is { } index)
        {
            steps[^1] = new Step(index + 1, null);
        }
    }

    private static string Print(List<Step> steps)
    {
        var path = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.Index is { } index)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (step.Name is not null)
            {
                path.Append(path.Length == 0 ? "" : ".").Append(step.Name);
            }
        }

        return path.Length == 0 ? "$" : path.ToString();
    }

    private sealed record Step(int? Index, string? Name);
}
