using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Takes what the generator needs from one CustomResourceDefinition.</summary>
internal sealed class DefinitionReader
{
    private readonly string _name;
    private readonly YamlMapping _spec;
    private readonly string _path;
    private readonly DefinitionOptions _options;
    private readonly PinnedNames _pins;
    private readonly Reporter _report;

    private DefinitionReader(string name, YamlMapping spec, string path, DefinitionOptions options, PinnedNames pins, Reporter report)
    {
        _name = name;
        _spec = spec;
        _path = path;
        _options = options;
        _pins = pins;
        _report = report;
    }

    /// <summary>Takes a complaint.</summary>
    public delegate void Reporter(string id, YamlPosition position, params string[] arguments);

    private string FileName => _path.Substring(_path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The definition, or null after a complaint about why there is none.</summary>
    public static DefinitionModel? Read(YamlMapping definition, string path, DefinitionOptions options, PinnedNames pins, Reporter report)
    {
        var name = definition.Mapping("metadata").Text("name") ?? "(no name)";
        if (definition.Text("apiVersion") is not { } apiVersion)
        {
            report(Rules.Incomplete.Id, definition.Start, name, "apiVersion");
            return null;
        }

        if (apiVersion != "apiextensions.k8s.io/v1")
        {
            report(Rules.OldVersion.Id, definition.Find("apiVersion")!.Start, name, apiVersion);
            return null;
        }

        var spec = definition.Mapping("spec");
        if (Missing(spec) is { } missing)
        {
            report(Rules.Patch.Id, definition.Start, name, missing);
            return null;
        }

        if (Template(definition, spec!) is { } template)
        {
            report(Rules.Template.Id, template.Start, template.Value);
            return null;
        }

        return new DefinitionReader(name, spec!, path, options, pins, report).Read();
    }

    private static string? Missing(YamlMapping? spec)
    {
        if (spec is null)
        {
            return "spec";
        }

        return spec.Sequence("versions") is not { Items.Length: > 0 } ? "spec.versions" : spec.Find("names") is null ? "spec.names" : null;
    }

    // An action in quotes is YAML, but no name.
    private static YamlScalar? Template(YamlMapping definition, YamlMapping spec) =>
        new[]
        {
            definition.Mapping("metadata")?.Find("name"), spec.Find("group"), spec.Mapping("names")?.Find("kind"), spec.Mapping("names")?.Find("plural"),
        }
        .OfType<YamlScalar>()
        .FirstOrDefault(static name => name.Value.Contains("{{"));

    private DefinitionModel? Read()
    {
        var names = _spec.Mapping("names");
        if (_spec.Text("group") is not { } group)
        {
            _report(Rules.Incomplete.Id, _spec.Start, _name, "spec.group");
            return null;
        }

        if (names.Text("kind") is not { Length: > 0 } kind || names.Text("plural") is not { Length: > 0 } plural)
        {
            _report(Rules.Incomplete.Id, (names ?? _spec).Start, _name, "spec.names.kind or spec.names.plural");
            return null;
        }

        var wanted = _spec.Sequence("versions")!.Items.OfType<YamlMapping>().Where(IsWanted).ToList();
        if (wanted.Count == 0)
        {
            _report(Rules.NoVersion.Id, _spec.Find("versions")!.Start, _name, _options.Versions.Text);
        }

        var versions = wanted.ConvertAll(version => ReadVersion(version, group, kind, plural));
        return new DefinitionModel(_name, group, plural, kind, [.. versions.OfType<KindModel>()]);
    }

    // One without a name is wanted so that somebody hears of it.
    private bool IsWanted(YamlMapping version) =>
        version.Text("name") is not { Length: > 0 } name
        || _options.Versions.Keeps(name, version.Flag("served", otherwise: true), version.Flag("storage"));

    private KindModel? ReadVersion(YamlMapping version, string group, string kind, string plural)
    {
        if (version.Text("name") is not { Length: > 0 } name)
        {
            _report(Rules.Incomplete.Id, version.Start, _name, "name in one of its versions");
            return null;
        }

        if (version.Mapping("schema").Mapping("openAPIV3Schema") is not { } schema)
        {
            _report(Rules.NoSchema.Id, version.Start, name, _name);
            return null;
        }

        var subresources = version.Mapping("subresources");
        var resource = new ResourceModel(
            group,
            name,
            kind,
            plural,
            IsNamespaced: _spec.Text("scope") != "Cluster",
            HasStatus: subresources?.Find("status") is not null,
            HasScale: subresources?.Find("scale") is not null,
            IsStored: version.Flag("storage"));
        var rootName = _options.TypePrefix + Identifier.Pascal(name) + Identifier.Pascal(kind);
        var types = TypeBuilder.BuildKind(rootName, resource, new SchemaNode(schema), _pins.For(resource.ApiVersion), _report);
        var surface = SurfaceReader.Read(_spec.Mapping("names"), version, kind, types);
        return new KindModel(_path, $"{FileName}, {_name}, version {name}.", resource, Deprecation(version, resource), surface, types);
    }

    private static string? Deprecation(YamlMapping version, ResourceModel resource) =>
        version.Flag("deprecated") ? version.Text("deprecationWarning") ?? $"{resource.ApiVersion} {resource.Kind} is deprecated." : null;
}
