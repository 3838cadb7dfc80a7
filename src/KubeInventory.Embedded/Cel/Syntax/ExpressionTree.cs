namespace KubeInventory.Embedded.Cel;

/// <summary>Walks trees.</summary>
internal static class ExpressionTree
{
    /// <summary>The node and all nodes below it.</summary>
    public static IEnumerable<Expression> Below(Expression root)
    {
        var pending = new Stack<Expression>([root]);
        while (pending.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in Children(expression))
            {
                pending.Push(child);
            }
        }
    }

    private static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Select select => [select.Operand],
        Call { Target: { } target } call => [target, .. call.Arguments],
        Call call => call.Arguments,
        ListLiteral list => list.Elements.Select(element => element.Value),
        MapLiteral map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        Comprehension { Filter: { } filter } comprehension => [comprehension.Range, filter, comprehension.Body],
        Comprehension comprehension => [comprehension.Range, comprehension.Body],
        OptionalMap optional => [optional.Target, optional.Body],
        _ => [],
    };
}
