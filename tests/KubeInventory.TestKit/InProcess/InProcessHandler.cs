using System.Net;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.TestKit;

/// <summary>Hands requests to a server's pipeline as calls.</summary>
internal sealed class InProcessHandler(RequestDelegate pipeline, string token) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new InProcessExchange();
        var context = new DefaultHttpContext(exchange.Features);
        context.RequestAborted = exchange.Aborted;
        context.Request.Method = request.Method.Method;
        context.Request.Scheme = "https";
        context.Request.Host = new HostString(request.RequestUri!.Authority);
        context.Request.Path = PathString.FromUriComponent(request.RequestUri);
        context.Request.QueryString = QueryString.FromUriComponent(request.RequestUri);
        context.Request.Headers.Authorization = $"Bearer {token}";
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            context.Request.Headers[name] = values.ToArray();
        }

        if (request.Content is not null)
        {
            var body = await request.Content.ReadAsByteArrayAsync(cancellationToken);
            context.Request.ContentLength = body.Length;
            context.Request.Body = new MemoryStream(body);
        }

        using var cancelled = cancellationToken.Register(exchange.Abort);
        await exchange.RunAsync(() => pipeline(context)).WaitAsync(cancellationToken);
        return Answer(request, context.Response, exchange);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpResponse response, InProcessExchange exchange)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { RequestMessage = request, Content = new StreamContent(exchange.Body) };
        foreach (var (name, values) in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                answer.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return answer;
    }
}
