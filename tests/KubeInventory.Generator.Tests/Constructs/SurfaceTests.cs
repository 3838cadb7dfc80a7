using KubeInventory.Client;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class SurfaceTests
{
    [Fact]
    public void A_kind_knows_what_people_call_it()
    {
        var definition = V1Gauge.Definition;

        Assert.Equal(("gauge", "GaugesList"), (definition.Singular, definition.ListKind));
        Assert.Equal(["ga", "gg"], definition.ShortNames);
        Assert.Equal(["all", "instruments"], definition.Categories);
        Assert.Equal("constructs.example.com/v1", V1Gauge.Names.ApiVersion);
        Assert.Equal("gauges", V1Gauge.Names.Plural);
    }

    [Fact]
    public void What_a_definition_leaves_out_is_what_a_server_fills_in() =>
        Assert.Equal(("contraption", "ContraptionList"), (V1Contraption.Names.Singular, V1Contraption.Names.ListKind));

    [Fact]
    public void Printer_columns_have_members_of_their_own()
    {
        Assert.Equal(new PrinterColumn("Unit", "string", ".spec.unit") { Description = "What it is read in." }, V1Gauge.Columns.Unit);
        Assert.Equal("In Range", V1Gauge.Columns.InRange.Name);
        Assert.Equal("in-range", V1Gauge.Columns.In_Range.Name);
        Assert.Equal("int32", V1Gauge.Columns.AllValue.Format);
        Assert.Equal([0, 1, 0, 0], V1Gauge.Columns.All.Select(static column => column.Priority));
        Assert.Same(V1Gauge.Columns.All, V1Gauge.Definition.PrinterColumns);
    }

    [Fact]
    public void Selectable_fields_take_values_of_their_types_only()
    {
        Assert.Equal("spec.mode=fast", V1Gauge.Fields.SpecMode.Is(V1GaugeSpecMode.Fast).ToString());
        Assert.Equal("spec.scale!=5", V1Gauge.Fields.SpecScale.IsNot(5).ToString());
        Assert.Equal("spec.fine=true", V1Gauge.Fields.SpecFine.Is(true).ToString());
        Assert.Equal(["spec.unit", "spec.mode", "spec.scale", "spec.fine"], V1Gauge.Definition.SelectableFields);
    }

    [Fact]
    public void Selectable_fields_combine_like_any_others()
    {
        FieldSelector selector = V1Contraption.Fields.MetadataNamespace.IsNot("shop").And(V1Contraption.Fields.MetadataName).Is("a=b");

        Assert.Equal(FieldSelector.Parse(@"metadata.namespace!=shop,metadata.name=a\=b"), selector);
    }

    [Fact]
    public void Two_definitions_of_one_resource_are_equal_whatever_people_see() => Assert.Equal(
        V1Gauge.Definition, new ResourceDefinition("constructs.example.com", "v1", "Gauge", "gauges", ResourceScope.Cluster));
}
