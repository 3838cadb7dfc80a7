using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator;

/// <summary>Everything that the generator complains about.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Unreadable = new(
        "KI0001", "YAML cannot be read", "{0}", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor Patch = new(
        "KI0002",
        "A part of a CustomResourceDefinition",
        "'{0}' has no {1}, so it looks like a kustomize patch; no code is generated for it. "
        + "Add the built CRD instead (kustomize build).",
        Category,
        DiagnosticSeverity.Warning,
        true);

    public static readonly DiagnosticDescriptor OldVersion = new(
        "KI0003",
        "CustomResourceDefinition of an old API version",
        "'{0}' is of {1}, which Kubernetes serves no longer since 1.22; no code is generated for it. "
        + "Convert it to apiextensions.k8s.io/v1.",
        Category,
        DiagnosticSeverity.Warning,
        true);

    public static readonly DiagnosticDescriptor Template = new(
        "KI0004",
        "A template, not YAML",
        "This is a template ('{0}'), which becomes YAML only when Helm renders it; no code is generated for it. "
        + "Add what 'helm template' writes instead.",
        Category,
        DiagnosticSeverity.Warning,
        true);

    public static readonly DiagnosticDescriptor NoSchema = new(
        "KI0005",
        "Version without a schema",
        "Version '{0}' of '{1}' has no schema.openAPIV3Schema, so that there is nothing to generate its types from",
        Category,
        DiagnosticSeverity.Error,
        true);

    public static readonly DiagnosticDescriptor Duplicate = new(
        "KI0006",
        "Kind defined twice",
        "'{0}' is already defined in '{1}'; this definition is ignored",
        Category,
        DiagnosticSeverity.Warning,
        true);

    public static readonly DiagnosticDescriptor Incomplete = new(
        "KI0007",
        "Incomplete CustomResourceDefinition",
        "'{0}' has no {1}, without which an API server refuses it",
        Category,
        DiagnosticSeverity.Error,
        true);

    public static readonly DiagnosticDescriptor NotStructural = new(
        "KI0008",
        "Schema of no certain type",
        "'{0}' {1}, which an API server refuses; it becomes a JsonElement",
        Category,
        DiagnosticSeverity.Warning,
        true);

    private const string Category = "KubeInventory";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        new[] { Unreadable, Patch, OldVersion, Template, NoSchema, Duplicate, Incomplete, NotStructural }
            .ToDictionary(static rule => rule.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
