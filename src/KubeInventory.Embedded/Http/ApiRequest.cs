using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>A request for a resource: authenticated, allowed, and found to be served.</summary>
/// <param name="Context">The HTTP exchange.</param>
/// <param name="Info">What is asked for.</param>
/// <param name="User">Who asks.</param>
/// <param name="Resource">The resource in the version asked for.</param>
/// <param name="Form">What the client wants objects to be sent as.</param>
/// <param name="Time">The clock of the server.</param>
internal sealed record ApiRequest(
    HttpContext Context, RequestInfo Info, UserInfo User, ServedResource Resource, ResponseForm Form, TimeProvider Time)
{
    public HttpRequest Http => Context.Request;

    /// <summary>Fires when the client has gone.</summary>
    public CancellationToken Aborted => Context.RequestAborted;
}
