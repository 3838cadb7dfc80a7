using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>What KubernetesClient asks of one kind.</summary>
/// <param name="Namespace">Namespace of its record.</param>
/// <param name="TypeName">Name of its record.</param>
/// <param name="ListName">Name of the type of its lists.</param>
/// <param name="ListKind">Kind of its lists on the wire.</param>
/// <param name="Resource">Its identity.</param>
/// <param name="Conversions">The class that converts metadata, with its namespace.</param>
internal sealed record InteropModel(string Namespace, string TypeName, string ListName, string ListKind, ResourceModel Resource, string Conversions)
{
    public const string ConversionsName = "KubernetesClientConversions";

    public static IEnumerable<InteropModel> Make(IReadOnlyList<SourceSummary> sources, NamePlan plan, ProjectModel project)
    {
        var taken = new HashSet<string>(sources.SelectMany(static source => source.Types.Select(static type => type.Name)), StringComparer.Ordinal);
        return sources
            .Where(source => source is { Resource: not null } && source.Options.Parts.HasFlag(Parts.Interop) && plan.Keeps(source))
            .OrderBy(static source => source.Key, StringComparer.Ordinal)
            .Select(source =>
            {
                var own = plan.NamespaceOf(source.Options.Namespace, source.Group);
                var conversions = own == project.Namespace ? ConversionsName : "global::" + (project.Namespace.Length == 0 ? "" : project.Namespace + ".") + ConversionsName;
                return new InteropModel(own, source.RootName, NameOfList(source.RootName, taken), source.ListKind!, source.Resource!, conversions);
            });
    }

    // A kind may have a field that is called list.
    private static string NameOfList(string root, HashSet<string> taken) => taken.Contains(root + "List") ? root + "ObjectList" : root + "List";
}
