using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the client set: one typed client per kind.</summary>
internal static class ClientSetEmitter
{
    public static string Emit(ClientSetModel set)
    {
        var code = new CodeWriter();
        SourceEmitter.Header(code, "the CustomResourceDefinitions of this project.", set.Namespace, ["KubeInventory.Client"]);
        SourceEmitter.AllowObsolete(code);
        code.Line("/// <summary>Typed clients for every kind of this project.</summary>");
        code.Line("/// <param name=\"connection\">Connection to the API server; the caller disposes of it.</param>");
        code.Open($"public sealed partial class {set.Name}(KubeConnection connection)");
        var scope = new NameScope([.. NameScope.ObjectMembers, set.Name!]);
        var isFirst = true;
        foreach (var client in Clients(set))
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            var name = scope.Add(client.Name, client.Name);
            var scopeWords = client.Resource.IsNamespaced ? ", of all namespaces" : "";
            code.Line($"/// <summary>The <c>{client.Resource.Plural}</c> of <c>{client.Resource.ApiVersion}</c>{scopeWords}.</summary>");
            if (client.Deprecation is { } deprecation)
            {
                code.Line($"[System.Obsolete({Literal.Of(deprecation)})]");
            }

            code.Line($"public ResourceClient<{client.TypeName}> {name} {{ get; }} = new(connection);");
        }

        code.Close();
        return code.ToString();
    }

    // The stored version has the plain name; others say which they are.
    private static IEnumerable<(string Name, string TypeName, ResourceModel Resource, string? Deprecation)> Clients(ClientSetModel set) =>
        from kind in set.Kinds
        let plural = Plural(kind.Resource)
        let isOnly = set.Kinds.Count(other => other.Resource.Group == kind.Resource.Group && other.Resource.Kind == kind.Resource.Kind) == 1
        let isAmbiguous = set.Kinds.Any(other => other.Resource.Group != kind.Resource.Group && Plural(other.Resource) == plural)
        let prefix = isAmbiguous ? Identifier.Pascal(kind.Resource.Group.Split('.')[0]) : ""
        let version = isOnly || kind.Resource.IsStored ? "" : Identifier.Pascal(kind.Resource.Version)
        select (version + prefix + plural, kind.TypeName, kind.Resource, kind.Deprecation);

    /// <summary>The plural with the capitals of the kind: <c>ProviderSource</c> and <c>providersources</c> give ProviderSources.</summary>
    public static string Plural(ResourceModel resource)
    {
        var (kind, plural) = (resource.Kind, resource.Plural);
        var common = 0;
        while (common < kind.Length && common < plural.Length && char.ToLowerInvariant(kind[common]) == plural[common])
        {
            common++;
        }

        return Identifier.Pascal(kind.Substring(0, common) + plural.Substring(common));
    }
}
