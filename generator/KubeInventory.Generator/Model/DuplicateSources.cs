using System.Collections.Generic;
using System.Linq;

namespace KubeInventory.Generator.Model;

/// <summary>Complaints about definitions that are left out, since another file has them.</summary>
internal static class DuplicateSources
{
    public static IEnumerable<DiagnosticModel> Find(IEnumerable<DefinitionPlace> places, NamePlan plan) =>
        from ignored in plan.Ignored
        from place in places
        where place.Path == ignored.Path && place.Key == ignored.Key
        select new DiagnosticModel(
            Rules.Duplicate.Id, place.Path, place.Line, place.Column, new[] { place.Key, ignored.DefinedIn }.ToEquatableArray());
}
