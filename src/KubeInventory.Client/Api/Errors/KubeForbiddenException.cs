namespace KubeInventory.Client;

/// <summary>403: the server knows who asks, and that may not do this; or an admission rule or a quota is against it. The message says which.</summary>
public sealed class KubeForbiddenException : KubeApiException
{
    internal KubeForbiddenException(Refusal refusal)
        : base(refusal)
    {
    }
}
