using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace KubeInventory.Fetching.Azure;

/// <summary>Reads lists of Azure Resource Manager through the pipeline of Azure.Core: its credentials, repetitions and transport.</summary>
internal sealed class ResourceManagerClient
{
    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;

    public ResourceManagerClient(AzureFetcherOptions options)
    {
        var settings = new ResourceManagerSettings(options);
        _endpoint = options.Endpoint;
        _pipeline = HttpPipelineBuilder.Build(
            settings, new BearerTokenAuthenticationPolicy(options.Credential ?? new DefaultAzureCredential(), $"{options.Endpoint.GetLeftPart(UriPartial.Authority)}/.default"));
    }

    /// <summary>The items of a list, page by page. Each may be read until the next one is.</summary>
    /// <param name="pathAndQuery">The list, relative to the endpoint.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="FetchException">Azure refuses, does not answer, or answers with what is no list.</exception>
    public async IAsyncEnumerable<JsonElement> ListAsync(string pathAndQuery, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trail = new PageTrail("Azure");
        for (var next = new Uri(_endpoint, pathAndQuery); next is not null;)
        {
            trail.Visit(next.AbsoluteUri);
            using var page = await GetAsync(next, cancellationToken).ConfigureAwait(false);
            if (page.RootElement.ValueKind is not JsonValueKind.Object || !page.RootElement.Has("value"))
            {
                throw new FetchException(FetchFailure.Malformed, $"Azure answers {Place(next)} with what is no list: 'value' is missing.");
            }

            foreach (var item in page.RootElement.Items("value"))
            {
                yield return item;
            }

            next = Next(page.RootElement.Text("nextLink"), next);
        }
    }

    private async Task<JsonDocument> GetAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add("Accept", "application/json");
        try
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return message.Response.Status is 200
                ? JsonDocument.Parse(message.Response.Content.ToMemory())
                : throw ResourceManagerFailure.Of(message.Response, Place(uri));
        }
        catch (JsonException e)
        {
            throw new FetchException(FetchFailure.Malformed, $"Azure answers {Place(uri)} with what is no JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException or AuthenticationFailedException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw ResourceManagerFailure.Of(e, Place(uri));
        }
    }

    // The token goes with each request: it must not go where a link says.
    private Uri? Next(string? link, Uri page)
        => link is null ? null
            : Uri.TryCreate(link, UriKind.Absolute, out var next) && next.GetLeftPart(UriPartial.Authority) == _endpoint.GetLeftPart(UriPartial.Authority) ? next
            : throw new FetchException(FetchFailure.Malformed, $"Azure leads from its page of {Place(page)} to another server, which is not followed.");

    // Without query: it is long and says nothing.
    private static string Place(Uri uri) => uri.GetLeftPart(UriPartial.Path);
}
