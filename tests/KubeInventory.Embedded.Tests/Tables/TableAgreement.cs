using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the table converter show the same object.</summary>
public sealed class TableAgreement
{
    private static readonly (string Type, string JsonPath)[] Columns =
    [
        ("string", ".spec.text"), ("string", ".spec.int"), ("string", ".spec.float"), ("string", ".spec.big"), ("string", ".spec.bool"), ("string", ".spec.list"),
        ("string", ".spec.map"), ("string", ".spec.null"), ("string", ".spec.absent"), ("string", ".spec.empty"),
        ("integer", ".spec.int"), ("integer", ".spec.float"), ("integer", ".spec.text"), ("integer", ".spec.bool"),
        ("number", ".spec.int"), ("number", ".spec.float"), ("number", ".spec.text"), ("boolean", ".spec.bool"), ("boolean", ".spec.text"),
        ("date", ".spec.past"), ("date", ".spec.future"), ("date", ".spec.text"), ("date", ".spec.empty"), ("date", ".spec.absent"), ("date", ".spec.int"), ("date", ".spec.zero"),
        ("string", ".spec.conditions[?(@.type==\"Ready\")].status"), ("string", ".spec.conditions[?(@.type=='Ready')].reason"),
        ("string", ".spec.conditions[?(@.type!=\"Ready\")].status"), ("string", ".spec.conditions[?(@.n>1)].status"), ("string", ".spec.conditions[?(@.n>=1)].status"),
        ("string", ".spec.conditions[?(@.reason)].type"), ("string", ".spec.conditions[?(@.ok==true)].type"), ("string", ".spec.conditions[?(@.type==1)].type"),
        ("string", ".spec.conditions[0].type"), ("string", ".spec.conditions[-1].type"), ("string", ".spec.conditions[5].type"), ("string", ".spec.conditions[*].type"),
        ("string", ".spec.conditions[0:1].type"), ("string", ".spec.conditions[1:].type"), ("string", ".spec.conditions[:1].type"), ("string", ".spec.conditions[::2].type"), ("string", ".spec.conditions[0,1].type"),
        ("string", ".spec.dotted['a.b/c']"), ("string", ".spec.dotted.a\\.b/c"), ("string", ".spec.one.*"), ("string", ".spec..deep"), ("string", ".spec['text']"), ("string", ".spec['text','int']"),
        ("string", ".spec.list"), ("string", ".spec.list[1]"), ("string", ".spec.list[*]"), ("string", ".spec.text.x"), ("string", ".spec.text[0]"), ("string", "."), ("string", ".metadata.name"),
    ];

    [Fact]
    public async Task Cells_are_those_of_the_real_server()
    {
        using var api = RealApi.Connect();
        var version = new JsonObject
        {
            ["additionalPrinterColumns"] = new JsonArray([.. Columns.Select((column, index) => new JsonObject
            {
                ["name"] = $"C{index}",
                ["type"] = column.Type,
                ["jsonPath"] = column.JsonPath,
                ["priority"] = index,
            })]),
        };
        await using var definition = await TemporaryDefinition.CreateAsync(
            api, Some.Map("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}"""), version);
        var now = DateTimeOffset.UtcNow;
        var thing = Some.Thing(definition.Group, "a", new JsonObject
        {
            ["text"] = "x\ny",
            ["int"] = 3,
            ["float"] = 2.75,
            ["big"] = 12345678.5,
            ["bool"] = true,
            ["list"] = Some.Json("""["a",1,{"b":"<c>"}]"""),
            ["map"] = Some.Json("""{"z":"é😀\u2028\u007f&","a":{"b":1.0,"c":1e21,"d":0.0000001}}"""),
            ["null"] = null,
            ["empty"] = "",
            ["past"] = now.AddDays(-3).AddHours(-5).ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["future"] = now.AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["zero"] = "0001-01-01T00:00:00Z",
            ["conditions"] = Some.Json("""[{"type":"Stale","status":"False","n":1},{"type":"Ready","status":"True","n":2,"ok":true,"reason":"r"}]"""),
            ["dotted"] = Some.Json("""{"a.b/c":"d"}"""),
            ["one"] = Some.Json("""{"only":"this"}"""),
            ["in"] = Some.Json("""{"a":{"deep":"down"}}"""),
        });
        var (created, stored) = await api.SendAsync(HttpMethod.Post, definition.Path, thing);
        Assert.True(created == HttpStatusCode.Created, stored.ToJsonString());

        var (_, real) = await api.SendAsync(HttpMethod.Get, definition.Path + "/a", accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        var ours = new TableConverter(CustomResourceColumns.Of(version), TimeProvider.System).Convert(stored, TableRowObject.Metadata);

        Assert.Equal(Describe(real), Describe(JsonNode.Parse(ours.ToJsonString())!.AsObject()));
        Assert.Equal(real["rows"]![0]!["object"]!["kind"]!.ToJsonString(), ours["rows"]![0]!["object"]!["kind"]!.ToJsonString());
    }

    private static string Describe(JsonObject table) => string.Join('\n', table.Maps("columnDefinitions").Select((column, index) =>
        $"{column["type"]} {column["priority"]} {(index == 0 ? "" : column["description"])}: {Canonical(table["rows"]![0]!["cells"]![index])}"));

    // The path "." leads to the whole object, whose managed fields are of no interest.
    private static string Canonical(JsonNode? cell) => GoText.Json(cell) is { Length: < 200 } text ? text : "long";
}
