namespace KubeInventory.Embedded.Cel;

/// <summary>A tree with what the checker found out about each of its nodes, by <see cref="Expression.Id"/>.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Types">The type of each node.</param>
/// <param name="Calls">What each call calls; null for other nodes.</param>
/// <param name="Constants">The value of each name that is a constant, as types are; null for other nodes.</param>
/// <param name="Variables">The names of the variables it reads.</param>
internal sealed record CheckedExpression(
    Expression Root,
    IReadOnlyList<CelType> Types,
    IReadOnlyList<ResolvedCall?> Calls,
    IReadOnlyList<CelValue?> Constants,
    IReadOnlySet<string> Variables)
{
    public CelType Type => Types[Root.Id];
}

/// <summary>The overloads that a call may mean. The types of dynamic arguments decide among them at runtime.</summary>
/// <param name="Name">The full name of the function.</param>
/// <param name="Overloads">Those that fit by what is known of the types.</param>
/// <param name="IsMember">Whether the target of the call is its first argument, and not just the namespace of its name.</param>
internal sealed record ResolvedCall(string Name, IReadOnlyList<CelOverload> Overloads, bool IsMember);
