using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the embedded one judge the same metadata.</summary>
public sealed class MetadataAgreement
{
    private static readonly string[] Cases =
    [
        """{"labels":{"a":"b","example.com/a":"","x.y/z_":"1"}}""",
        """{"labels":{"":"x","a":"-","/b":"c","A.b/c":"d","a/b/c":"e"}}""",
        """{"labels":{"LONG":"LONG"}}""",
        """{"name":"LONGLONGLONGLONG"}""",
        """{"annotations":{"a b":"","X/y":"any thing"}}""",
        """{"finalizers":["a b","example.com/x"]}""",
        """{"finalizers":["orphan","foregroundDeletion"]}""",
        """{"generateName":"UP-"}""",
        """{"generateName":"ok-"}""",
        """{"generation":-1}""",
        """{"ownerReferences":[{"apiVersion":"v1","kind":"","name":"","uid":""}]}""",
        """{"ownerReferences":[{"apiVersion":"","kind":"A","name":"a","uid":"b"},{"apiVersion":"a/","kind":"A","name":"a","uid":"b"},{"apiVersion":"a/b/c","kind":"A","name":"a","uid":"b"}]}""",
        """{"ownerReferences":[{"apiVersion":"v1","kind":"Event","name":"a","uid":"b"}]}""",
        """{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"b","controller":true},{"apiVersion":"v1","kind":"B","name":"b","uid":"c","controller":true}]}""",
        """{"name":"Upper"}""",
        """{"name":"a..b"}""",
    ];

    [Fact]
    public async Task Of_every_metadata_is_said_what_the_real_server_says()
    {
        using var api = RealApi.Connect();
        var differences = new List<string>();
        foreach (var one in Cases)
        {
            var metadata = Some.Map(one.Replace("LONG", new string('a', 64), StringComparison.Ordinal));
            metadata["name"] ??= "metadata-agreement";
            var (_, body) = await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps?dryRun=All", new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "ConfigMap",
                ["metadata"] = metadata.DeepClone(),
            });
            // Objects are shown with their fields in the order of Go's structs, which does not matter.
            var expected = Join((body.Map("details")?.Maps("causes") ?? []).Select(cause => $"{cause["field"]}: {WithoutObjects((string)cause["message"]!)}"));
            var errors = new FieldErrors();
            ObjectMetaValidator.Validate(metadata, Names.CheckSubdomain, FieldPath.Of("metadata"), errors);
            var actual = Join(errors.Select(error => $"{error.Field}: {WithoutObjects(error.Message)}"));
            if (expected != actual)
            {
                differences.Add($"{one}\n  real server: {expected}\n  embedded:    {actual}");
            }
        }

        Assert.Equal("", string.Join('\n', differences));
    }

    private static string WithoutObjects(string message) =>
        message.IndexOf('{', StringComparison.Ordinal) is var start and >= 0 ? message[..start] + message[(message.LastIndexOf('}') + 1)..] : message;

    private static string Join(IEnumerable<string> causes) => string.Join("\n               ", causes.Order(StringComparer.Ordinal));
}
