using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator;

/// <summary>Everything that the generator complains about.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Unreadable = new(
        "KI0001",
        "YAML cannot be read",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        true,
        "The text is neither YAML 1.2 nor JSON as Kubernetes reads them. Correct the place; the message says what stands there, and what was expected. "
        + "A file that is a template is to be rendered first, and one that is no definition is to be taken from the additional files.");

    public static readonly DiagnosticDescriptor Patch = new(
        "KI0002",
        "A part of a CustomResourceDefinition",
        "'{0}' has no {1}, so it looks like a kustomize patch; no code is generated for it. "
        + "Add the built CRD instead (kustomize build).",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "A patch changes a definition that lies elsewhere, and has no schema of its own. Add what 'kustomize build' writes, and take the patch from the additional files.");

    public static readonly DiagnosticDescriptor OldVersion = new(
        "KI0003",
        "CustomResourceDefinition of an old API version",
        "'{0}' is of {1}, which Kubernetes serves no longer since 1.22; no code is generated for it. "
        + "Convert it to apiextensions.k8s.io/v1.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "Schemas of v1beta1 need not be structural, so that an API server of today would not take them. Take the file from a newer release of the project that "
        + "it is of, or convert it: give each version a structural schema under schema.openAPIV3Schema.");

    public static readonly DiagnosticDescriptor Template = new(
        "KI0004",
        "A template, not YAML",
        "This is a template ('{0}'), which becomes YAML only when Helm renders it; no code is generated for it. "
        + "Add what 'helm template' writes instead.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "A template has no types before its values are known. Add what 'helm template' writes, and take the template from the additional files.");

    public static readonly DiagnosticDescriptor NoSchema = new(
        "KI0005",
        "Version without a schema",
        "Version '{0}' of '{1}' has no schema.openAPIV3Schema, so that there is nothing to generate its types from",
        Category,
        DiagnosticSeverity.Error,
        true,
        "Every version of apiextensions.k8s.io/v1 has a structural schema. Add it; a version that takes anything has the type object and "
        + "x-kubernetes-preserve-unknown-fields: true. Or leave the version out by the option KubeInventoryVersions.");

    public static readonly DiagnosticDescriptor Duplicate = new(
        "KI0006",
        "Kind defined twice",
        "'{0}' is already defined in '{1}'; this definition is ignored",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "Two types of one name do not compile. The first file by path counts; take one of the two from the additional files, or what differs by version "
        + "by the option KubeInventoryVersions of one file.");

    public static readonly DiagnosticDescriptor Incomplete = new(
        "KI0007",
        "Incomplete CustomResourceDefinition",
        "'{0}' has no {1}, without which an API server refuses it",
        Category,
        DiagnosticSeverity.Error,
        true,
        "The group, the plural and the version are in the path of each request, and the kind in each object. Add what the message names.");

    public static readonly DiagnosticDescriptor NotStructural = new(
        "KI0008",
        "Schema of no certain type",
        "'{0}' {1}, which an API server refuses; it becomes a JsonElement",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "Each schema has a type, x-kubernetes-int-or-string or x-kubernetes-preserve-unknown-fields, and none refers to another; see 'structural schema' in the "
        + "documentation of Kubernetes. Add what is missing; until then the value is a JsonElement, which loses nothing.");

    public static readonly DiagnosticDescriptor InvalidOption = new(
        "KI0020",
        "Option that makes no sense",
        "The option {0} is '{1}', which {2}",
        Category,
        DiagnosticSeverity.Error,
        true,
        "An option is an MSBuild property, or metadata of an additional file. Correct it there; one that makes no sense counts as not set.");

    public static readonly DiagnosticDescriptor NoVersion = new(
        "KI0021",
        "No version to generate",
        "'{0}' has no version that the option KubeInventoryVersions ('{1}') selects; no types are generated for it",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "By default the served versions become types. Set KubeInventoryVersions, of the project or of the file, to 'stored', 'all' or names of versions, "
        + "or take the file from the additional files.");

    public static readonly DiagnosticDescriptor NamesFile = new(
        "KI0030",
        "Names file that makes no sense",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        true,
        "A names file has lists of places, such as 'Lamp spec.schedule', under names, under groups and versions. "
        + "Correct the line, or let 'kubeinventory-gen --update-names' write the file.");

    public static readonly DiagnosticDescriptor NameWithoutType = new(
        "KI0031",
        "Pinned name without a type",
        "{0} is the name of '{1}', where no type is any more. Remove it, or run 'kubeinventory-gen --update-names'.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "No place of the name is left: fields are gone, or are no objects or enums any more. Code that uses the type no longer compiles; "
        + "remove the name from the file once it needs it no more, or give it a place that has the type now.");

    public static readonly DiagnosticDescriptor NamesakesDiffer = new(
        "KI0032",
        "Types of one pinned name differ",
        "'{0}' no longer is what {1} at '{2}' is; its type is {3} now. Accept that with 'kubeinventory-gen --update-names', or pin another name.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        "Fields that had one type differ since the definition changed. The first place keeps the name. "
        + "Move the other line under a name of its own, or let 'kubeinventory-gen --update-names' do so.");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "KI0033",
        "Pinned name that is taken",
        "'{1}' cannot be called {0}, since {2}; it is {3} now. Pin another name.",
        Category,
        DiagnosticSeverity.Error,
        true,
        "Kinds have the names that their definitions give them, and no two types of a namespace have one name. "
        + "Pin another name, or give one of the files another KubeInventoryNamespace.");

    private const string Category = "KubeInventory";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        new[] { Unreadable, Patch, OldVersion, Template, NoSchema, Duplicate, Incomplete, NotStructural, InvalidOption, NoVersion, NamesFile, NameWithoutType, NamesakesDiffer, NameTaken }
            .ToDictionary(static rule => rule.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
