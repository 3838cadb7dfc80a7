using System.Text.Encodings.Web;
using System.Text.Json;

namespace KubeInventory.Ansible;

/// <summary>The JSON that Ansible reads.</summary>
/// <remarks>
/// Source: ansible, lib/ansible/plugins/inventory/script.py. An object without hosts, vars and children would be read as a host, so a
/// group always has <c>hosts</c>; <c>_meta.hostvars</c> is always there, since Ansible else asks once for every host.
/// </remarks>
internal static class InventoryJson
{
    /// <summary>Writes the whole inventory, or with a host's name only that host's variables; <c>{}</c> for an unknown one.</summary>
    public static async Task WriteAsync(Stream output, Inventory inventory, string? host, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await using (writer.ConfigureAwait(false))
        {
            if (host is null)
            {
                WriteAll(writer, inventory);
            }
            else if (inventory.HostVars.TryGetValue(host, out var vars))
            {
                vars.WriteTo(writer);
            }
            else
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }

            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static void WriteAll(Utf8JsonWriter writer, Inventory inventory)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("_meta");
        writer.WriteStartObject("hostvars");
        foreach (var (name, vars) in inventory.HostVars)
        {
            writer.WritePropertyName(name);
            vars.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        foreach (var (name, group) in inventory.Groups)
        {
            writer.WriteStartObject(name);
            WriteNames(writer, "hosts", group.Hosts);
            if (group.Vars.Count > 0)
            {
                writer.WriteStartObject("vars");
                foreach (var (key, value) in group.Vars)
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            if (group.Children.Count > 0)
            {
                WriteNames(writer, "children", group.Children);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IEnumerable<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
