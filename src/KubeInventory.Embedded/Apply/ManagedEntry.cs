namespace KubeInventory.Embedded.Apply;

/// <summary>What a manager owns.</summary>
/// <param name="ApiVersion">The version that the fields are of.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Time">When it last changed the object, in whole seconds; null if it never did.</param>
internal sealed record ManagedEntry(string ApiVersion, FieldSet Fields, DateTimeOffset? Time);
