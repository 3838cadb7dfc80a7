using KubeInventory.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tests;

public sealed class DiagnosticTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Broken_YAML_is_reported_where_it_breaks()
    {
        var generation = Project.With("kind: CustomResourceDefinition\nspec:\n  group: [a\n").Generate(Ct);

        Assert.StartsWith("crd.yaml(", Assert.Single(generation.Complaints), StringComparison.Ordinal);
        Assert.Contains("KI0001", generation.Complaints[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_kustomize_patch_is_named_as_such() => AssertComplaint(
        "# comment\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: a.example.com\n",
        "crd.yaml(2,1): KI0002 'a.example.com' has no spec, so it looks like a kustomize patch; no code is generated for it. Add the built CRD instead (kustomize build).");

    [Fact]
    public void An_old_API_version_is_named_as_such() => AssertComplaint(
        "apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata:\n  name: a.example.com\n",
        "crd.yaml(1,13): KI0003 'a.example.com' is of apiextensions.k8s.io/v1beta1, which Kubernetes serves no longer since 1.22; no code is generated for it. Convert it to apiextensions.k8s.io/v1.");

    [Fact]
    public void A_template_is_named_as_such() => AssertComplaint(
        "{{- if .Values.crds }}\nkind: CustomResourceDefinition\n{{- end }}\n",
        "crd.yaml(1,1): KI0004 This is a template ('{{- if .Values.crds }}'), which becomes YAML only when Helm renders it; no code is generated for it. Add what 'helm template' writes instead.");

    [Fact]
    public void An_action_in_the_place_of_a_name_makes_a_template_too() => AssertComplaint(
        Crd.Text("Lamp", "lamps").Replace("group: example.com", "group: '{{ .Values.group }}'", StringComparison.Ordinal),
        "crd.yaml(6,10): KI0004 This is a template ('{{ .Values.group }}'), which becomes YAML only when Helm renders it; no code is generated for it. Add what 'helm template' writes instead.");

    [Fact]
    public void A_definition_without_an_API_version_is_incomplete() => AssertComplaint(
        Crd.Text("Lamp", "lamps").Replace("apiVersion: apiextensions.k8s.io/v1\n", "", StringComparison.Ordinal),
        "crd.yaml(1,1): KI0007 'lamps.example.com' has no apiVersion, without which an API server refuses it");

    [Fact]
    public void A_patch_with_an_empty_list_of_versions_is_a_patch() => Assert.Contains(
        "KI0002",
        Assert.Single(Project.With("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {names: {}, versions: []}\n").Generate(Ct).Complaints),
        StringComparison.Ordinal);

    [Fact]
    public void A_version_without_a_schema_is_reported_at_the_version() => AssertComplaint(
        Crd.Text("Lamp", "lamps", schema: null),
        "crd.yaml(11,5): KI0005 Version 'v1' of 'lamps.example.com' has no schema.openAPIV3Schema, so that there is nothing to generate its types from");

    [Fact]
    public void A_schema_of_no_type_is_reported_at_the_schema() => AssertComplaint(
        Crd.Text("Lamp", "lamps", "{type: object, properties: {spec: {type: object, properties: {odd: {description: x}}}}}"),
        "crd.yaml(15,91): KI0008 'spec.odd' has no type, which an API server refuses; it becomes a JsonElement");

    [Fact]
    public void A_kind_that_two_files_define_is_reported_in_the_second()
    {
        var text = Crd.Text("Lamp", "lamps");

        var generation = Project.With(new AdditionalFile("b.yaml", text), new AdditionalFile("a.yaml", text)).Generate(Ct);

        Assert.Equal(["b.yaml(1,1): KI0006 'example.com/v1/Lamp' is already defined in 'a.yaml'; this definition is ignored"], generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
    }

    [Fact]
    public void A_definition_without_a_plural_is_incomplete()
    {
        var generation = Project.With(Crd.Text("Lamp", "lamps").Replace("plural: lamps", "other: lamps", StringComparison.Ordinal)).Generate(Ct);

        Assert.Equal(["crd.yaml(8,5): KI0007 'lamps.example.com' has no spec.names.kind or spec.names.plural, without which an API server refuses it"], generation.Complaints);
    }

    [Theory]
    [InlineData("values.yaml", "replicas: 1\nbroken: [\n")]
    [InlineData("appsettings.json", "{\"Logging\": {}}")]
    [InlineData("pod.yaml", "apiVersion: v1\nkind: Pod\n")]
    public void Files_about_something_else_are_left_alone(string path, string text)
    {
        var generation = Project.With(new AdditionalFile(path, text)).Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.HintNames);
    }

    [Fact]
    public void The_items_of_a_list_are_read()
    {
        var items = Crd.Text("Lamp", "lamps").Replace("\n", "\n  ", StringComparison.Ordinal);

        var generation = Project.With($"apiVersion: v1\nkind: List\nitems:\n- {items}\n").Generate(Ct);

        Assert.Empty(generation.Complaints);
        Assert.Contains("example.com/v1/V1Lamp.g.cs", generation.HintNames);
    }

    [Fact]
    public void Each_complaint_says_in_its_help_text_more_than_its_message_and_what_to_do()
    {
        var rules = typeof(Rules).GetFields().Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>().ToList();

        Assert.True(rules.Count >= 14);
        Assert.All(rules, static rule => Assert.Matches("\\b(?:Add|Correct|Take|Set|Pin|Move|Remove|Convert|remove|take|add|correct|is to be)\\b", rule.Description.ToString()));
        Assert.All(rules, static rule => Assert.Equal(rule, Rules.Get(rule.Id)));
    }

    private static void AssertComplaint(string yaml, string complaint)
    {
        var generation = Project.With(yaml).Generate(Ct);

        Assert.Equal([complaint], generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);
    }
}
