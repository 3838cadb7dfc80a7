using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>One object of a list. It may be read until the next page is.</summary>
/// <param name="Id">Its identifier, which counts up in each list.</param>
/// <param name="Json">All of it.</param>
internal readonly record struct NetBoxRow(long Id, JsonElement Json);
