using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>Sends a page in the form that the client asked for.</summary>
    public static Task WriteAsync(ApiRequest request, ListPage page) =>
        request.Form is { Projection: Projection.Object, IsYaml: false } && !request.Resource.Strategy.ListsBareItems
            ? WriteObjectsAsync(request, page)
            : ObjectResponse.WriteDocumentAsync(request, 200, Project(request, page));

    private static JsonObject Project(ApiRequest request, ListPage page) => ObjectProjection.For(request)
        .List(page.Objects.Select(stored => ObjectReader.Read(stored, request.Resource)), page.Metadata());

    // Objects are copied as the bytes that are stored: a list of ten thousand hosts parses none of them.
    private static async Task WriteObjectsAsync(ApiRequest request, ListPage page)
    {
        JsonResponse.Begin(request.Context, 200, BodyReader.Json);
        var output = request.Context.Response.BodyWriter;
        var writer = new Utf8JsonWriter(output, JsonText.WriterOptions with { Indented = JsonResponse.IsForPeople(request.Http), SkipValidation = true });
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", request.Resource.ListKind);
            writer.WriteString("apiVersion", request.Resource.ApiVersion);
            writer.WritePropertyName("metadata");
            page.Metadata().WriteTo(writer);
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
}
