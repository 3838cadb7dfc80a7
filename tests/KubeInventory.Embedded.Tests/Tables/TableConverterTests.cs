using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Tables;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

public sealed class TableConverterTests
{
    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("", "Namespace", """{"status":{"phase":"Active"}}""", "Name Status Age", """["a","Active","24h"]""")]
    [InlineData("coordination.k8s.io", "Lease", """{"spec":{"holderIdentity":"me"}}""", "Name Holder Age", """["a","me","24h"]""")]
    [InlineData("apiextensions.k8s.io", "CustomResourceDefinition", "{}", "Name Created At", """["a","2026-01-01T00:00:00Z"]""")]
    [InlineData("", "ConfigMap", """{"data":{"x":"y"},"binaryData":{"z":""}}""", "Name Data Age", """["a",2,"24h"]""")]
    [InlineData("", "Event", """{"type":"Warning","reason":"Lost","involvedObject":{"kind":"Host","name":"db-1"},"message":" gone\n","lastTimestamp":"2026-01-01T23:55:00Z","firstTimestamp":"2026-01-01T22:00:00Z","count":3}""",
        "Last Seen Type Reason Object Subobject Source Message First Seen Count Name", """["5m","Warning","Lost","host/db-1","","","gone","120m",3,"a"]""")]
    [InlineData("", "Gadget", "{}", "Name Age", """["a","24h"]""")]
    public void Built_in_kinds_have_columns_of_their_own(string group, string kind, string fields, string columns, string cells)
    {
        var obj = Some.Map(fields);
        obj["metadata"] = Some.Map("""{"name":"a","creationTimestamp":"2026-01-01T00:00:00Z"}""");

        var table = new TableConverter(BuiltInColumns.Of(group, kind), Clock).Convert(obj, TableRowObject.None);

        Assert.Equal(columns, string.Join(' ', table.Maps("columnDefinitions").Select(column => (string?)column["name"])));
        Assert.Equal(cells, table["rows"]![0]!["cells"]!.ToJsonString());
    }

    [Fact]
    public void A_kind_without_columns_shows_name_and_age()
    {
        var table = Convert("{}", TableRowObject.None);

        Assert.Equal("""["a","24h"]""", table["rows"]![0]!["cells"]!.ToJsonString());
        Assert.Equal("date", (string?)table["columnDefinitions"]![1]!["type"]);
    }

    [Theory]
    [InlineData(TableRowObject.None, "null")]
    [InlineData(TableRowObject.Metadata, """{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"a","creationTimestamp":"2026-01-01T00:00:00Z","resourceVersion":"7"}}""")]
    public void A_row_brings_as_much_of_the_object_as_asked_for(object include, string expected)
    {
        var table = Convert("{}", (TableRowObject)include);

        Assert.Equal(expected, table["rows"]![0]!["object"]?.ToJsonString() ?? "null");
        Assert.Equal("7", (string?)table["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public void A_column_with_an_unreadable_path_and_those_after_it_are_left_out()
    {
        var table = Convert(
            """{"additionalPrinterColumns":[{"name":"A","type":"string","jsonPath":".a"},{"name":"B","type":"string","jsonPath":".b["},{"name":"C","type":"string","jsonPath":".c"}]}""",
            TableRowObject.None);

        Assert.Equal(["Name", "A"], table.Maps("columnDefinitions").Select(column => (string)column["name"]!));
    }

    private static JsonObject Convert(string version, TableRowObject include)
    {
        var obj = Some.Map("""{"metadata":{"name":"a","creationTimestamp":"2026-01-01T00:00:00Z","resourceVersion":"7"}}""");
        return new TableConverter(CustomResourceColumns.Of(Some.Map(version)), Clock).Convert(obj, include);
    }
}
