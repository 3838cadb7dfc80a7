using System.Globalization;
using System.Text.Json;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>GET of a collection: one consistent state, in pages if asked.</summary>
internal sealed class ListHandler(ListReader lists)
{
    public async Task HandleAsync(ApiRequest request)
    {
        var options = ListOptions.Of(request.Http, request.Resource.Strategy.SelectableFields(request.Resource), isWatch: false);
        var page = lists.Read(request, options);
        await WriteAsync(request, page).ConfigureAwait(false);
    }

    // Objects are copied as the bytes that are stored: a list of ten thousand hosts parses none of them.
    public static async Task WriteAsync(ApiRequest request, ListPage page)
    {
        JsonResponse.Begin(request.Context, 200, BodyReader.Json);
        var output = request.Context.Response.BodyWriter;
        var writer = new Utf8JsonWriter(output, JsonText.WriterOptions with { Indented = JsonResponse.IsForPeople(request.Http), SkipValidation = true });
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", request.Resource.ListKind);
            writer.WriteString("apiVersion", request.Resource.ApiVersion);
            WriteMetadata(writer, page);
            writer.WriteStartArray("items");
            foreach (var stored in page.Objects)
            {
                writer.WriteRawValue(ObjectReader.ReadBytes(stored, request.Resource).Span, skipInputValidation: true);
                if (writer.BytesPending > 64 * 1024)
                {
                    await writer.FlushAsync(request.Aborted).ConfigureAwait(false);
                    await output.FlushAsync(request.Aborted).ConfigureAwait(false);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await output.FlushAsync(request.Aborted).ConfigureAwait(false);
    }

    private static void WriteMetadata(Utf8JsonWriter writer, ListPage page)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("resourceVersion", page.Revision.ToString(CultureInfo.InvariantCulture));
        if (page.Continue is { } token)
        {
            writer.WriteString("continue", token.ToString());
        }

        if (page.Remaining is { } remaining)
        {
            writer.WriteNumber("remainingItemCount", remaining);
        }

        writer.WriteEndObject();
    }
}
