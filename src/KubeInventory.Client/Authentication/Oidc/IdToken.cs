using System.Buffers.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads of an id-token what a client needs to know. Whether it is genuine is for the API server to judge.</summary>
internal static class IdToken
{
    /// <summary>A token that runs out on its way is of no use.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    public static bool IsFresh(string? token, DateTimeOffset now) => token is not null && Expiry(token) is { } expiry && now + Leeway < expiry;

    /// <summary>When a token runs out; null if that cannot be read.</summary>
    public static DateTimeOffset? Expiry(string token)
    {
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.') is [_, var payload, _] ? payload : ""));
            return claims.RootElement.TryGetProperty("exp", out var seconds) && seconds.TryGetDouble(out var since1970)
                ? DateTimeOffset.UnixEpoch.AddSeconds(since1970)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
