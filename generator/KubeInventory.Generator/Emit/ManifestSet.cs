using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes all manifests of a project: one file each and one with the list.</summary>
internal static class ManifestSet
{
    public static IEnumerable<EmittedFile> Make(IEnumerable<ManifestModel> manifests, ProjectModel project)
    {
        if (project.ClientSet is null)
        {
            yield break;
        }

        var sorted = manifests.GroupBy(static manifest => manifest.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.First())
            .OrderBy(static manifest => manifest.Name, StringComparer.Ordinal)
            .ToList();
        if (sorted.Count == 0)
        {
            yield break;
        }

        var members = ManifestEmitter.Members(sorted);
        yield return new EmittedFile("CustomResourceDefinitions.g.cs", ManifestEmitter.EmitList(members, project.Namespace));
        for (var i = 0; i < sorted.Count; i++)
        {
            var text = ManifestEmitter.Emit(sorted[i], members[i], project.Namespace);
            yield return new EmittedFile($"manifests/{sorted[i].Name}.g.cs", text);
        }
    }
}

/// <summary>A file's name and text.</summary>
internal sealed record EmittedFile(string HintName, string Text);
