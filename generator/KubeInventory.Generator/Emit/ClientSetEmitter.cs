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
        code.Open($"public sealed partial class {set.Name}(KubeConnection connection) : IClientSet<{set.Name}>");
        var scope = new NameScope([.. NameScope.ObjectMembers, set.Name]);
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
            var plural = DocumentationEmitter.Escape(client.Resource.Plural);
            var apiVersion = DocumentationEmitter.Escape(client.Resource.ApiVersion);
            code.Line($"/// <summary>The <c>{plural}</c> of <c>{apiVersion}</c>{scopeWords}.</summary>");
            if (client.Deprecation is { } deprecation)
            {
                code.Line($"[System.Obsolete({Literal.Of(deprecation)})]");
            }

            code.Line($"public ResourceClient<{client.TypeName}> {name} {{ get; }} = new(connection);");
        }

        if (!isFirst)
        {
            code.Line();
        }

        code.Line($"static {set.Name} IClientSet<{set.Name}>.Create(KubeConnection connection) => new(connection);");
        code.Close();
        return code.Finish();
    }

    // The stored version has the plain name; others say which they are.
    private static IEnumerable<(string Name, string TypeName, ResourceModel Resource, string? Deprecation)> Clients(ClientSetModel set)
    {
        var versions = set.Kinds.ToLookup(static kind => (kind.Resource.Group, kind.Resource.Kind));
        var groups = set.Kinds.ToLookup(static kind => Plural(kind.Resource), static kind => kind.Resource.Group);
        foreach (var kind in set.Kinds.Where(static kind => kind.Parts.HasFlag(Parts.Clients)))
        {
            var resource = kind.Resource;
            var plural = Plural(resource);
            var isOnly = versions[(resource.Group, resource.Kind)].Count() == 1;
            var isAmbiguous = groups[plural].Any(group => group != resource.Group);
            var prefix = isAmbiguous ? Identifier.Pascal(resource.Group.Split('.')[0]) : "";
            var version = isOnly || resource.IsStored ? "" : Identifier.Pascal(resource.Version);
            yield return (version + prefix + plural, kind.TypeName, resource, kind.Deprecation);
        }
    }

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
