using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching.Redfish;

/// <summary>A login for one fetch. Controllers have few places for sessions, so it is closed whatever happens.</summary>
/// <remarks>Source: DMTF DSP0266, session management.</remarks>
internal sealed class RedfishSession : IAsyncDisposable
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(10);

    private readonly RedfishService _service;
    private readonly string _controller;
    private readonly ILogger _logger;
    private readonly string? _place;
    private readonly bool _isSession;

    private RedfishSession(RedfishService service, string controller, ILogger logger, Action<HttpRequestMessage> authorize, bool isSession, string? place)
        => (_service, _controller, _logger, Authorize, _isSession, _place) = (service, controller, logger, authorize, isSession, place);

    /// <summary>Lets a request in.</summary>
    public Action<HttpRequestMessage> Authorize { get; }

    /// <summary>Sends name and password with each request.</summary>
    public static RedfishSession Basic(RedfishService service, string controller, ILogger logger, string userName, string password)
    {
        var credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
        return new RedfishSession(service, controller, logger, request => request.Headers.Authorization = credentials, isSession: false, place: null);
    }

    /// <summary>Opens a session.</summary>
    public static async Task<RedfishSession> OpenAsync(
        RedfishService service, JsonElement root, string controller, ILogger logger, string userName, string password, CancellationToken cancellationToken)
    {
        var sessions = root.Object("Links")?.Object("Sessions")?.Text("@odata.id") ?? $"{RedfishService.Root}SessionService/Sessions";
        using var request = new HttpRequestMessage(HttpMethod.Post, service.Local(sessions)) { Content = Body(userName, password) };
        using var answer = await service.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var token = answer.Headers.TryGetValues("X-Auth-Token", out var tokens) ? tokens.FirstOrDefault() : null;
        var place = answer.Headers.Location?.OriginalString;
        return string.IsNullOrEmpty(token)
            ? throw new FetchException(FetchFailure.Malformed, $"{controller} opens a session without X-Auth-Token; Authentication = Basic may help.")
            : new RedfishSession(service, controller, logger, message => message.Headers.Add("X-Auth-Token", token), isSession: true, place);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isSession)
        {
            return;
        }

        if (_place is null)
        {
            Log.SessionStaysOpen(_logger, _controller, "the controller did not say where it is.");
            return;
        }

        // A fetch that was cancelled closes its session too.
        using var patience = new CancellationTokenSource(ClosingTime);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, _service.Local(_place));
            Authorize(request);
            using var answer = await _service.SendAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FetchException or OperationCanceledException)
        {
            Log.SessionStaysOpen(_logger, _controller, e.Message);
        }
    }

    private static ByteArrayContent Body(string userName, string password)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("UserName", userName);
            json.WriteString("Password", password);
            json.WriteEndObject();
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
