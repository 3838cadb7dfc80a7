namespace KubeInventory.Client;

/// <summary>An object that was to be created or changed, and what became of it.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Outcome">Whether it was created, changed, or left as it was.</param>
/// <param name="Resource">The object as stored.</param>
public readonly record struct CreateOrUpdateResult<T>(WriteOutcome Outcome, T Resource)
    where T : class, IKubernetesResource<T>;
