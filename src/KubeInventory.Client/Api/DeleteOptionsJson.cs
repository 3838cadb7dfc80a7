using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Writes the body of a delete request.</summary>
internal static class DeleteOptionsJson
{
    public static void Write(Utf8JsonWriter writer, DeleteOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteString("kind"u8, "DeleteOptions"u8);
        if (options.GracePeriod is { } grace)
        {
            writer.WriteNumber("gracePeriodSeconds"u8, (long)grace.TotalSeconds);
        }

        if (options.Propagation is { } propagation)
        {
            writer.WriteString("propagationPolicy"u8, propagation.ToString());
        }

        if (options.DryRun)
        {
            writer.WriteStartArray("dryRun"u8);
            writer.WriteStringValue("All"u8);
            writer.WriteEndArray();
        }

        WritePreconditions(writer, options);
        writer.WriteEndObject();
    }

    private static void WritePreconditions(Utf8JsonWriter writer, DeleteOptions options)
    {
        if (options is { Uid: null, ResourceVersion: null })
        {
            return;
        }

        writer.WriteStartObject("preconditions"u8);
        if (options.Uid is not null)
        {
            writer.WriteString("uid"u8, options.Uid);
        }

        if (options.ResourceVersion is not null)
        {
            writer.WriteString("resourceVersion"u8, options.ResourceVersion);
        }

        writer.WriteEndObject();
    }
}
