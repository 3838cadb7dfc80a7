using System.Collections.Generic;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Takes what the generator needs from one CustomResourceDefinition.</summary>
internal sealed class DefinitionReader
{
    private readonly YamlMapping _definition;
    private readonly YamlMapping _spec;
    private readonly string _path;
    private readonly Reporter _report;

    private DefinitionReader(YamlMapping definition, YamlMapping spec, string path, Reporter report)
    {
        _definition = definition;
        _spec = spec;
        _path = path;
        _report = report;
    }

    /// <summary>Takes a complaint.</summary>
    public delegate void Reporter(string id, YamlPosition position, params string[] arguments);

    private string FileName => _path.Substring(_path.LastIndexOfAny(['/', '\\']) + 1);

    private string Name => Text(_definition.Find("metadata") as YamlMapping, "name") ?? "(no name)";

    /// <summary>The definition, or null after a complaint about why there is none.</summary>
    public static DefinitionModel? Read(YamlMapping definition, string path, Reporter report)
    {
        var name = Text(definition.Find("metadata") as YamlMapping, "name") ?? "(no name)";
        var apiVersion = Text(definition, "apiVersion") ?? "no apiVersion";
        if (apiVersion != "apiextensions.k8s.io/v1")
        {
            report(Rules.OldVersion.Id, definition.Find("apiVersion")?.Start ?? definition.Start, name, apiVersion);
            return null;
        }

        if (definition.Find("spec") is not YamlMapping spec || spec.Find("versions") is not YamlSequence || spec.Find("names") is null)
        {
            var missing = definition.Find("spec") is not YamlMapping part ? "spec" : part.Find("versions") is null ? "spec.versions" : "spec.names";
            report(Rules.Patch.Id, definition.Start, name, missing);
            return null;
        }

        return new DefinitionReader(definition, spec, path, report).Read();
    }

    private DefinitionModel? Read()
    {
        var names = _spec.Find("names") as YamlMapping;
        if (Text(_spec, "group") is not { } group)
        {
            _report(Rules.Incomplete.Id, _spec.Start, Name, "spec.group");
            return null;
        }

        if (Text(names, "kind") is not { Length: > 0 } kind || Text(names, "plural") is not { Length: > 0 } plural)
        {
            _report(Rules.Incomplete.Id, (names ?? _spec).Start, Name, "spec.names.kind or spec.names.plural");
            return null;
        }

        var versions = new List<KindModel>();
        foreach (var version in ((YamlSequence)_spec.Find("versions")!).Items.OfType<YamlMapping>())
        {
            if (ReadVersion(version, group, kind, plural) is { } model)
            {
                versions.Add(model);
            }
        }

        return new DefinitionModel(Name, group, plural, kind, versions);
    }

    private KindModel? ReadVersion(YamlMapping version, string group, string kind, string plural)
    {
        if (Text(version, "name") is not { Length: > 0 } name)
        {
            _report(Rules.Incomplete.Id, version.Start, Name, "name in one of its versions");
            return null;
        }

        if (!Flag(version, "served", otherwise: true))
        {
            return null;
        }

        if ((version.Find("schema") as YamlMapping)?.Find("openAPIV3Schema") is not YamlMapping schema)
        {
            _report(Rules.NoSchema.Id, version.Start, name, Name);
            return null;
        }

        var subresources = version.Find("subresources") as YamlMapping;
        var resource = new ResourceModel(
            group,
            name,
            kind,
            plural,
            Text(_spec, "scope") != "Cluster",
            subresources?.Find("status") is not null,
            subresources?.Find("scale") is not null,
            Flag(version, "storage", otherwise: false));
        var types = TypeBuilder.BuildKind(Identifier.Pascal(name) + Identifier.Pascal(kind), resource, new SchemaNode(schema), _report);
        return new KindModel(_path, $"{FileName}, {Name}, version {name}.", resource, Deprecation(version, resource), types);
    }

    private static string? Deprecation(YamlMapping version, ResourceModel resource) =>
        Flag(version, "deprecated", otherwise: false)
            ? Text(version, "deprecationWarning") ?? $"{resource.ApiVersion} {resource.Kind} is deprecated."
            : null;

    private static string? Text(YamlMapping? mapping, string key) => mapping?.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    private static bool Flag(YamlMapping mapping, string key, bool otherwise) =>
        mapping.Find(key) is YamlScalar scalar && scalar.TryGetBoolean(out var flag) ? flag : otherwise;
}
