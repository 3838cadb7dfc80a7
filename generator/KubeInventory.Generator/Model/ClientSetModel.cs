using System;
using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>All kinds of a project, for what is emitted once.</summary>
/// <param name="Name">Name of the client set.</param>
/// <param name="ResolverName">Name of the resolver of JSON contracts.</param>
/// <param name="Namespace">Namespace of both.</param>
/// <param name="Kinds">The kinds at all versions, in a settled order.</param>
internal sealed record ClientSetModel(string Name, string ResolverName, string Namespace, EquatableArray<ClientModel> Kinds)
{
    public static ClientSetModel Make(IEnumerable<SourceSummary> sources, NamePlan plan, ProjectModel project)
    {
        var kinds = sources.Where(source => source.Resource is not null && plan.Keeps(source))
            .OrderBy(static source => source.Key, StringComparer.Ordinal)
            .Select(source => new ClientModel(TypeName(source, plan, project.Namespace), source.Resource!, source.Deprecation, source.Options.Parts));
        return new ClientSetModel(project.ClientSet, project.Name + "JsonTypeInfoResolver", project.Namespace, kinds.ToEquatableArray());
    }

    private static string TypeName(SourceSummary source, NamePlan plan, string @namespace)
    {
        var own = plan.NamespaceOf(source.Options.Namespace, source.Group);
        return own == @namespace ? source.RootName : $"global::{own}.{source.RootName}";
    }
}

/// <summary>One kind at one version.</summary>
internal sealed record ClientModel(string TypeName, ResourceModel Resource, string? Deprecation, Parts Parts);
