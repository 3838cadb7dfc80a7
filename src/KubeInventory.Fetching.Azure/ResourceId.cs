using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>Name of a resource, such as <c>/subscriptions/6e1f…/resourceGroups/web/providers/Microsoft.Compute/virtualMachines/web-1</c>.</summary>
internal sealed record ResourceId(string Text, string Subscription, string ResourceGroup, string Name)
{
    private const int PartsOfResource = 9;

    /// <exception cref="FetchException">Malformed: the resource has none. What it is called cannot be known then.</exception>
    public static ResourceId Of(JsonElement resource)
        => Parse(resource.Text("id")) ?? throw new FetchException(FetchFailure.Malformed, $"Azure lists a resource whose 'id' names no resource: '{PlainText.Of(resource.Text("id") ?? "")}'.");

    /// <summary>The resource; null if the text names none.</summary>
    public static ResourceId? Parse(string? text)
    {
        var parts = text?.Split('/') ?? [];
        return parts.Length >= PartsOfResource && Is(parts[1], "subscriptions") && Is(parts[3], "resourceGroups") && Is(parts[5], "providers") && parts.Skip(2).All(part => part.Length > 0)
            ? new ResourceId(text!, parts[2], parts[4], parts[8])
            : null;
    }

    /// <summary>The part after a word, such as the subnet of a network; null if the word is not there.</summary>
    public static string? After(string? text, string word)
    {
        var parts = text?.Split('/') ?? [];
        var at = Array.FindIndex(parts, part => Is(part, word));
        return at < 0 ? null : parts.ElementAtOrDefault(at + 1);
    }

    // Azure answers in changing case.
    private static bool Is(string part, string word) => string.Equals(part, word, StringComparison.OrdinalIgnoreCase);
}
