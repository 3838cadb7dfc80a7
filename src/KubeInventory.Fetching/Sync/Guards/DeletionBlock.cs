namespace KubeInventory.Fetching;

/// <summary>Deletions that a guard holds back.</summary>
/// <param name="Reason">The guard, in one CamelCase word such as <c>TooMany</c> or <c>AgentAlive</c>.</param>
/// <param name="Message">Why, for people, and what releases them.</param>
/// <param name="Names">The records that stay because of it, in order.</param>
public sealed record DeletionBlock(string Reason, string Message, IReadOnlyList<string> Names);
