namespace KubeInventory.Client;

/// <summary>409: the object changed since it was read, or a precondition does not hold. Nothing was written.</summary>
/// <remarks>
/// Reading again and repeating the change is the cure; <see cref="ResourceClient{T}.UpdateAsync(string, Func{T, T}, CancellationToken)"/> does
/// both. A name that is taken is <see cref="KubeAlreadyExistsException"/>.
/// </remarks>
public class KubeConflictException : KubeApiException
{
    internal KubeConflictException(Refusal refusal)
        : base(refusal)
    {
    }
}
