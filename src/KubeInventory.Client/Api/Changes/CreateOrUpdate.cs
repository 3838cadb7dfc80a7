namespace KubeInventory.Client;

/// <summary>Brings an object to a state, whether it exists or not; begins again when somebody else creates, changes or deletes it meanwhile.</summary>
internal sealed class CreateOrUpdate<T>(ResourceEndpoint<T> endpoint, TimeProvider time)
    where T : class, IKubernetesResource<T>
{
    public Task<CreateOrUpdateResult<T>> RunAsync(string name, Func<T?, T> change, WriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ConflictRetry.RunAsync(AttemptAsync, HasLostRace, time, cancellationToken);

        async Task<CreateOrUpdateResult<T>> AttemptAsync()
        {
            var current = await endpoint.FindAsync(name, cancellationToken).ConfigureAwait(false);
            var wanted = change(current);
            if (wanted.Metadata?.Name != name)
            {
                throw new ArgumentException($"The change gave an object called \"{wanted.Metadata?.Name}\" for \"{name}\".", nameof(change));
            }

            if (current is null)
            {
                return new(WriteOutcome.Created, await endpoint.CreateAsync(wanted, options, cancellationToken).ConfigureAwait(false));
            }

            if (current.Equals(wanted))
            {
                return new(WriteOutcome.Unchanged, current);
            }

            var stored = await endpoint.ReplaceAsync(wanted, options, cancellationToken).ConfigureAwait(false);
            return new(stored.Metadata?.ResourceVersion == current.Metadata?.ResourceVersion ? WriteOutcome.Unchanged : WriteOutcome.Updated, stored);
        }
    }

    private static bool HasLostRace(KubeApiException e) =>
        e is KubeConflictException or KubeAlreadyExistsException or KubeNotFoundException { ObjectName: not null };
}
