using System.Net.Http.Headers;

namespace KubeInventory.Client;

/// <summary>A bearer token in a file that is replaced before the token expires, as a pod's service account token is.</summary>
internal static class TokenFile
{
    /// <summary>A minute, less a leeway, as in client-go.</summary>
    private static readonly TimeSpan ReloadPeriod = TimeSpan.FromSeconds(50);

    public static Reloaded<AuthenticationHeaderValue> Open(
        string path,
        AuthenticationHeaderValue? start,
        KubeConnectionOptions options,
        Func<string, KubeConfigException> fail) =>
        new Reloaded<AuthenticationHeaderValue>(
            () => Read(path, fail),
            ReloadPeriod,
            (one, other) => one.Equals(other),
            options.TimeProvider,
            options.LoggerFactory.CreateLogger(ClientTelemetry.Name)).StartingWith(start);

    private static AuthenticationHeaderValue Read(string path, Func<string, KubeConfigException> fail)
    {
        try
        {
            var token = File.ReadAllText(path).Trim();
            return token.Length > 0 ? Credential.Bearer(token) : throw fail($"names {path}, which is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw fail($"names {path}, which cannot be read: {e.Message}");
        }
    }
}
