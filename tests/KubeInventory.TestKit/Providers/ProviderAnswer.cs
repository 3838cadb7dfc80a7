using System.Net;

namespace KubeInventory.TestKit;

/// <summary>What a <see cref="ProviderServer"/> answers.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Body">The content.</param>
/// <param name="ContentType">Its type.</param>
public sealed record ProviderAnswer(HttpStatusCode Code, string Body = "", string ContentType = "application/json")
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Answers with JSON text.</summary>
    public static ProviderAnswer Json(string body) => new(HttpStatusCode.OK, body);
}
