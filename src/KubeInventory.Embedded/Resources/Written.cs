using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Resources;

/// <summary>What a write stored, or would have stored.</summary>
/// <param name="Object">The object in the version of the request.</param>
/// <param name="Warnings">What the client should know all the same.</param>
internal sealed record Written(JsonObject Object, IReadOnlyList<string> Warnings);
