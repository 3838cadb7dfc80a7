using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>A token with what Keystone said along with it.</summary>
/// <remarks>Source: Identity API v3, <c>POST /v3/auth/tokens</c>.</remarks>
internal sealed record KeystoneToken(string Value, DateTimeOffset RenewAt, IReadOnlyList<KeystoneEndpoint> Endpoints)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    /// <param name="value">The token.</param>
    /// <param name="answer">Keystone's answer.</param>
    /// <param name="now">A token is renewed five minutes, or a tenth of what is left to it, before its end.</param>
    public static KeystoneToken Read(string value, JsonElement answer, DateTimeOffset now)
    {
        var token = answer.Object("token") ?? throw new FetchException(FetchFailure.Malformed, "Keystone answers without a 'token'.");
        var end = token.Time("expires_at") ?? throw new FetchException(FetchFailure.Malformed, "Keystone answers with a token without 'expires_at'.");
        var tenth = (end - now) / 10;
        var endpoints =
            from service in token.Items("catalog")
            from endpoint in service.Items("endpoints")
            let url = endpoint.Text("url")
            where url is not null
            select new KeystoneEndpoint(service.Text("type") ?? "", endpoint.Text("interface") ?? "", endpoint.Text("region_id") ?? endpoint.Text("region") ?? "", url);
        return new KeystoneToken(value, end - (tenth < LongestMargin ? tenth : LongestMargin), [.. endpoints]);
    }

    /// <summary>The one endpoint that the options and the region mean.</summary>
    public Uri Endpoint(KeystoneOptions options, string? region)
    {
        var offered = Endpoints.Where(endpoint => endpoint.ServiceType == options.ServiceType && endpoint.Interface == options.Interface).ToList();
        var meant = offered.Where(endpoint => region is null || endpoint.Region == region).Select(endpoint => endpoint.Url).Distinct(StringComparer.Ordinal).ToList();
        var regions = string.Join(", ", offered.Select(endpoint => endpoint.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return meant.Count switch
        {
            0 when offered.Count == 0 => throw Unsupported(
                $"Keystone's catalog has no {options.Interface} endpoint of the type '{options.ServiceType}': give Endpoint, or check ServiceType and Interface."),
            0 => throw Unsupported($"Keystone's catalog has no endpoint of Ironic in the region '{PlainText(region)}', only in {regions}."),
            > 1 => throw Unsupported($"Keystone's catalog has endpoints of Ironic in {regions}: give Region, or name regions in the ProviderSource."),
            _ when Uri.TryCreate(meant[0], UriKind.Absolute, out var uri) && IronicFetcherOptions.IsHttp(uri) => uri,
            _ => throw Unsupported("The endpoint of Ironic in Keystone's catalog is no http or https address."),
        };
    }

    private static string PlainText(string? text) => new([.. (text ?? "").Where(c => !char.IsControl(c))]);

    private static FetchException Unsupported(string message) => new(FetchFailure.Unsupported, message);

    // The token is a secret.
    private bool PrintMembers(System.Text.StringBuilder text) => text.Append("RenewAt = ").Append(RenewAt).Length > 0;
}

/// <summary>An endpoint of the catalog.</summary>
internal sealed record KeystoneEndpoint(string ServiceType, string Interface, string Region, string Url);
