namespace KubeInventory.Embedded.Cel;

/// <summary>The names that are visible at a place: those of macros around it, then the variables of the rule.</summary>
internal sealed record Scope<T>(string Name, T Value, Scope<T>? Outer) where T : class
{
    public static T? Find(Scope<T>? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Name == name)
            {
                return scope.Value;
            }
        }

        return null;
    }
}
