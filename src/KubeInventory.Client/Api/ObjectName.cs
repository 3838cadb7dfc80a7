using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>Keeps names from becoming something else in a URL.</summary>
internal static class ObjectName
{
    /// <summary>Refuses what no object can be named and what would change a path; the server checks the rest.</summary>
    public static void Check(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name is "." or ".." || name.AsSpan().ContainsAny('/', '%'))
        {
            throw new ArgumentException($"\"{name}\" cannot be the name of an object.", parameter);
        }
    }
}
