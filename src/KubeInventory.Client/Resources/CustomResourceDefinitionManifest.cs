using System.ComponentModel;
using System.Reflection;
using System.Text;

namespace KubeInventory.Client;

/// <summary>The text of a CustomResourceDefinition, as it lay beside the code that was generated from it.</summary>
/// <param name="Name">Name of the definition, such as <c>hosts.kubeinventory.io</c>.</param>
/// <param name="Yaml">One YAML document in UTF-8.</param>
public sealed record CustomResourceDefinitionManifest(string Name, ReadOnlyMemory<byte> Yaml)
{
    /// <summary>The manifest that a generated type holds.</summary>
    /// <exception cref="ArgumentException">It holds none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CustomResourceDefinitionManifest Of(Type holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return holder.GetCustomAttribute<CustomResourceDefinitionTextAttribute>() is { } text
            ? new CustomResourceDefinitionManifest(text.Name, Encoding.UTF8.GetBytes(text.Yaml))
            : throw new ArgumentException($"{holder} holds no {nameof(CustomResourceDefinitionTextAttribute)}.", nameof(holder));
    }
}
