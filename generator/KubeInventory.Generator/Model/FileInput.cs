using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Model;

/// <summary>An additional file and what is decided about it.</summary>
internal sealed record FileInput(AdditionalText Text, DefinitionOptions Options, EquatableArray<DiagnosticModel> Complaints);
