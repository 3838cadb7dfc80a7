using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace KubeInventory.TestKit;

/// <summary>A provider's HTTP API as a test scripts it, on a loopback port.</summary>
public sealed class ProviderServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<ProviderRequest, ProviderAnswer> _answer;
    private readonly Task _serving;
    private readonly ConcurrentBag<Task> _requests = [];

    private ProviderServer(HttpListener listener, Uri address, Func<ProviderRequest, ProviderAnswer> answer)
    {
        (_listener, Address, _answer) = (listener, address, answer);
        _serving = ServeAsync();
    }

    /// <summary>Where it listens, ending in a slash.</summary>
    public Uri Address { get; }

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<ProviderRequest> Requests { get; } = [];

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers a request; may be called by several threads at once.</param>
    public static ProviderServer Start(Func<ProviderRequest, ProviderAnswer> answer)
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{Random.Shared.Next(20_000, 32_000)}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return new ProviderServer(listener, address, answer);
            }
            catch (HttpListenerException) when (attempt < 50)
            {
                // The port is taken.
                listener.Close();
            }
        }
    }

    /// <summary>A client of it.</summary>
    public HttpClient CreateClient() => new() { BaseAddress = Address };

    /// <summary>Stops it; requests in progress are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Abort();
        await _serving;
        await Task.WhenAll(_requests);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _requests.Add(Task.Run(() => AnswerAsync(context)));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var request = new ProviderRequest(
                context.Request.HttpMethod,
                context.Request.Url!,
                context.Request.Headers.AllKeys.OfType<string>().ToDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync());
            Requests.Enqueue(request);
            await SendAsync(context.Response, _answer(request));
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client went away, or the test is over.
        }
    }

    private static async Task SendAsync(HttpListenerResponse response, ProviderAnswer answer)
    {
        response.StatusCode = (int)answer.Code;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            response.AddHeader(name, value);
        }

        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        response.Close();
    }
}
