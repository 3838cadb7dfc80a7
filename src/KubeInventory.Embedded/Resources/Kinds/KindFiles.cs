using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Resources;

/// <summary>The definitions that come with the assembly: built-in kinds are described as custom ones are.</summary>
internal static class KindFiles
{
    /// <summary>Reads one file, such as <c>leases.yaml</c>.</summary>
    public static JsonObject Read(string name)
    {
        using var stream = typeof(KindFiles).Assembly.GetManifestResourceStream($"Kinds/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource Kinds/{name}.");
        using var text = new StreamReader(stream);
        return YamlBody.Parse(text.ReadToEnd()).Object;
    }
}
