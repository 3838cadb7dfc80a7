using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Passes each warning of a server on once: a deprecated field warns on every write.</summary>
internal sealed class WarningLog(ILogger logger, Action<ServerWarning>? observer)
{
    // A server that puts an id into its warnings must not fill the memory.
    private const int MaxRemembered = 1000;
    private const int MiscellaneousPersistentWarning = 299;

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public void Report(ApiRequest request, HttpResponseMessage response)
    {
        if (!response.Headers.Contains("Warning"))
        {
            return;
        }

        foreach (var warning in response.Headers.Warning)
        {
            var text = Unquote(warning.Text);
            if (warning.Code == MiscellaneousPersistentWarning && _seen.Count < MaxRemembered && _seen.TryAdd(text, true))
            {
                logger.ServerWarning(text);
                Tell(new ServerWarning(text, request.ToString()));
            }
        }
    }

    private void Tell(ServerWarning warning)
    {
        try
        {
            observer?.Invoke(warning);
        }
        catch (Exception e)
        {
            // The request has succeeded; an observer must not make it look failed.
            logger.WarningObserverFailed(e);
        }
    }

    private static string Unquote(string quoted)
    {
        var text = quoted is ['"', .., '"'] ? quoted[1..^1] : quoted;
        return text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }
}
