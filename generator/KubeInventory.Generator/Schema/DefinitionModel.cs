using System.Collections.Generic;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>One CustomResourceDefinition with its served versions.</summary>
internal sealed record DefinitionModel(string Name, string Group, string Plural, string Kind, IReadOnlyList<KindModel> Versions);
