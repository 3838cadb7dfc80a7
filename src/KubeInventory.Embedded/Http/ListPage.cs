using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>A page of a list.</summary>
/// <param name="Objects">The objects in order.</param>
/// <param name="Revision">The state that the list shows.</param>
/// <param name="Continue">Where the next page begins; null on the last one.</param>
/// <param name="Remaining">How many objects follow; null where only looking at all of them could tell.</param>
internal sealed record ListPage(IReadOnlyList<StoredObject> Objects, long Revision, ContinueToken? Continue, long? Remaining)
{
    /// <summary>The page's ListMeta.</summary>
    public JsonObject Metadata()
    {
        var metadata = new JsonObject { ["resourceVersion"] = Revision.ToString(CultureInfo.InvariantCulture) };
        if (Continue is { } token)
        {
            metadata["continue"] = token.ToString();
        }

        if (Remaining is { } remaining)
        {
            metadata["remainingItemCount"] = remaining;
        }

        return metadata;
    }
}
