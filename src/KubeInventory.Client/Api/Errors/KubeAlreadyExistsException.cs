namespace KubeInventory.Client;

/// <summary>409 on create: an object of this name exists, or is still being deleted.</summary>
public sealed class KubeAlreadyExistsException : KubeApiException
{
    internal KubeAlreadyExistsException(Refusal refusal)
        : base(refusal)
    {
    }
}
