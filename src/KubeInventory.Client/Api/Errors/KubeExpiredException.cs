namespace KubeInventory.Client;

/// <summary>410: the resource version or continue token is older than the server remembers. List again.</summary>
public sealed class KubeExpiredException : KubeApiException
{
    internal KubeExpiredException(Refusal refusal)
        : base(refusal)
    {
    }
}
