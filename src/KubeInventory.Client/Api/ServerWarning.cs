namespace KubeInventory.Client;

/// <summary>What a server finds wrong with a request that it carried out, such as a deprecated kind or an unknown field.</summary>
/// <param name="Text">The server's words.</param>
/// <param name="Request">The first request that was answered so, such as <c>POST /apis/kubeinventory.io/v1/hosts</c>.</param>
public sealed record ServerWarning(string Text, string Request);
