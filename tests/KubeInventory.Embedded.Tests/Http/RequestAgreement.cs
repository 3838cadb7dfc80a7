using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests.Http;

/// <summary>The same requests, one after another, get the same answers here and from the real server.</summary>
public sealed partial class RequestAgreement
{
    private const string Json = "application/json";
    private const string Merge = "application/merge-patch+json";
    private const string JsonPatch = "application/json-patch+json";
    private const string Apply = "application/apply-patch+yaml";
    private const string Metadata = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";

    // What differs from run to run, and from server to server.
    private static readonly string[] Volatile =
        ["uid", "resourceVersion", "creationTimestamp", "deletionTimestamp", "time", "continue"];

    // {W} stands for the path of the widgets, {G} for their group.
    private static readonly Step[] Steps =
    [
        // Creating
        Post("{W}", Widget("a")),
        Post("{W}", Widget("a")),
        Post("{W}", Widget("A_b", """{"color":"pink"}""")),
        Post("{W}", Widget("", """{"color":"red"}""")),
        Post("{W}", """{"apiVersion":"{G}/v1","kind":"Widget","metadata":{"generateName":"gen-","resourceVersion":"5"},"spec":{"color":"red"}}"""),
        Post("{W}?dryRun=All", Widget("dry", more: ",\"status\":{\"phase\":\"x\"}")),
        Post("{W}?dryRun=All", Widget("dry", metadata: ",\"generation\":7,\"selfLink\":\"x\",\"deletionTimestamp\":\"2001-01-01T00:00:00Z\"")),
        Post("{W}?dryRun=Some", Widget("dry")),
        Post("{W}?fieldManager=" + new string('m', 129), Widget("dry")),
        Post("{W}?fieldValidation=Strict", Widget("b", """{"color":"red","bogus":1,"color":"red"}""", ",\"nane\":1")),
        Post("{W}?fieldValidation=Warn&dryRun=All", Widget("b", """{"color":"red","bogus":1,"color":"red"}""")),
        Post("{W}?fieldValidation=Ignore&dryRun=All", Widget("b", """{"color":"red","bogus":1,"color":"red"}""")),
        Post("{W}?fieldValidation=Often", Widget("b")),
        Post("{W}", """{"apiVersion":"{G}/v1","kind":"Widgit","metadata":{"name":"b"}}"""),
        Post("{W}", """{"apiVersion":"{G}/v2","kind":"Widget","metadata":{"name":"b"}}"""),
        Post("{W}", """{"kind":"Widget","metadata":{"name":"b"}}"""),
        Post("{W}", Widget("x", metadata: ",\"namespace\":\"other\"")),
        Post("{W}", Widget("x", metadata: ",\"labels\":{\"a b\":\"-\"},\"annotations\":{\"?\":\"x\"},\"finalizers\":[\"q w\"],\"ownerReferences\":[{}]")),
        Post("/apis/{G}/v1/namespaces/missing/widgets", Widget("x")),
        Post("/apis/{G}/v1/widgets", Widget("x")),
        Send("POST", "{W}", "text/plain", "{}"),

        // Reading
        Get("{W}/a"),
        Get("{W}/a", Metadata),
        Get("{W}/nope"),
        Get("{W}/a/nope"),
        Get("{W}?limit=x"),
        Get("{W}?resourceVersion=abc"),
        Get("{W}?resourceVersionMatch=Exact"),
        Get("{W}?resourceVersion=0&resourceVersionMatch=Exact"),
        Get("{W}?resourceVersion=1&resourceVersionMatch=Maybe"),
        Get("{W}?sendInitialEvents=true"),
        Get("{W}?labelSelector=a%20in"),
        Get("{W}?labelSelector=x%20notin%20(y),!z"),
        Get("{W}?fieldSelector=spec.nope%3Dx"),
        Get("{W}?fieldSelector=bogus"),
        Get("{W}?fieldSelector=spec.color%3Dred"),
        Get("{W}?fieldSelector=metadata.name%3Da,spec.color!%3Dred"),
        Get("/apis/{G}/v1beta1/namespaces/default/widgets/a"),
        Get("/apis/{G}"),
        Get("/apis/{G}/v1beta1"),
        Get("/apis/{G}/v9"),

        // Replacing
        Put("{W}/a", Widget("a")),
        Put("{W}/a", Widget("a", metadata: ",\"resourceVersion\":\"1\"")),
        Put("{W}/a", Widget("a", metadata: ",\"resourceVersion\":\"x\"")),
        Put("{W}/a", Widget("b", metadata: ",\"resourceVersion\":\"1\"")),
        Put("{W}/a", """{"apiVersion":"{G}/v1","kind":"Widget","metadata":{"resourceVersion":"1"},"spec":{"color":"red"}}"""),
        Put("{W}/zz", Widget("zz")),
        Put("{W}", "{}"),

        // Patching
        Patch("{W}/a", "application/strategic-merge-patch+json", "{}"),
        Patch("{W}/zz", Merge, "{}"),
        Patch("{W}/a", JsonPatch, """[{"op":"test","path":"/spec/color","value":"blue"}]"""),
        Patch("{W}/a", JsonPatch, """[{"op":"remove","path":"/spec/nope"}]"""),
        Patch("{W}/a", JsonPatch, "{}"),
        Patch("{W}/a", Merge, "[]"),
        Patch("{W}/a", Merge, """{"metadata":{"name":"q"}}"""),
        Patch("{W}/a", Merge, """{"spec":{"color":"blue"}}"""),
        Patch("{W}/a", Merge, """{"spec":{"color":"blue"}}"""),
        Patch("{W}/a", Merge, """{"status":{"phase":"x"}}"""),
        Patch("{W}/a", Merge, """{"spec":{"bogus":1}}"""),
        Patch("{W}/a", Merge, """{"spec":{"color":"mauve"}}"""),
        Patch("{W}/a", Merge, """{"metadata":{"resourceVersion":"1"}}"""),
        Patch("{W}/a", Merge, """{"metadata":{"creationTimestamp":"2001-01-01T00:00:00Z","generation":77,"labels":{"x":"y"}}}"""),
        Patch("{W}/a", Merge, """{"kind":"Other"}"""),
        Patch("{W}/a", Merge, """{"apiVersion":"{G}/v1beta1"}"""),
        Patch("{W}/a?force=true", Merge, "{}"),
        Patch("{W}/a/status", Merge, """{"status":{"phase":"x"},"spec":{"color":"red"},"metadata":{"labels":{"q":"r"}}}"""),
        Patch("{W}/a/status", Merge, """{"status":{"phase":7}}"""),
        Get("{W}/a/scale"),
        Patch("{W}/a/scale", Merge, """{"spec":{"replicas":7}}"""),
        Put("{W}/a/scale", """{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"a","namespace":"default"},"spec":{"replicas":-1}}"""),
        Get("{W}/a"),

        // Applying
        Patch("{W}/a", Apply, "{}"),
        Patch("{W}/a?fieldManager=m", Apply, "{}"),
        Patch("{W}/a?fieldManager=m", Apply, """{"apiVersion":"{G}/v1","kind":"Widget","spec":{"color":"green"}}"""),
        Patch("{W}/a?fieldManager=m&force=true", Apply, """{"apiVersion":"{G}/v1","kind":"Widget","spec":{"color":"green"}}"""),
        Patch("{W}/new?fieldManager=m", Apply, Widget("new")),
        Patch("{W}/new?fieldManager=m", Apply, Widget("new")),
        Patch("{W}/new?fieldManager=m&dryRun=All", Apply, Widget("new", """{"color":"blue"}""")),
        Patch("{W}/nameless?fieldManager=m", Apply, """{"apiVersion":"{G}/v1","kind":"Widget","spec":{"color":"green"}}"""),
        Patch("{W}/unknown?fieldManager=m", Apply, Widget("unknown", """{"color":"red","bogus":1}""")),
        Patch("{W}/missing/status?fieldManager=m", Apply, """{"apiVersion":"{G}/v1","kind":"Widget","status":{"phase":"a"}}"""),

        // Another version
        Post("/apis/{G}/v1beta1/namespaces/default/widgets", Widget("beta", """{"color":"red","other":[1,2.5,null]}""").Replace("/v1\"", "/v1beta1\"", StringComparison.Ordinal)),
        Get("{W}/beta"),

        // Deleting
        Delete("{W}/zz"),
        Delete("{W}/a", """{"preconditions":{"uid":"x"}}"""),
        Delete("{W}/a", """{"preconditions":{"resourceVersion":"1"}}"""),
        Delete("{W}/a?propagationPolicy=Bogus"),
        Delete("{W}/a?dryRun=All"),
        Patch("{W}/a", Merge, """{"metadata":{"finalizers":["x.io/f"]}}"""),
        Delete("{W}/a"),
        Delete("{W}/a"),
        Patch("{W}/a", Merge, """{"metadata":{"finalizers":[]}}"""),
        Get("{W}/a"),
        Delete("{W}/new?propagationPolicy=Orphan"),
        Delete("{W}/new?propagationPolicy=Background"),
        Delete("{W}?labelSelector=env%3Dx"),
        Delete("{W}"),
        Get("{W}"),
        Send("POST", "{W}/a/status", Json, "{}"),

        // Leases, which clients hold
        Post("{L}", """{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"{G}"},"spec":{"holderIdentity":"me","leaseDurationSeconds":15,"renewTime":"2026-01-01T00:00:00.000000Z"}}"""),
        Put("{L}/{G}", """{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"{G}"},"spec":{"leaseDurationSeconds":0}}"""),
        Patch("{L}/{G}", "application/strategic-merge-patch+json", """{"spec":{"leaseTransitions":3}}"""),
        Delete("{L}/{G}"),
    ];

    [Fact]
    public async Task Requests_are_answered_alike()
    {
        await using var real = Api.OfRealServer();
        await using var embedded = await Api.StartAsync();
        var group = $"{RealServer.UniqueName("agree")}.example.com";
        var definition = Widgets.Definition.Replace("test.example.com", group, StringComparison.Ordinal);
        try
        {
            await embedded.PostAsync(Widgets.Definitions, definition);
            await real.PostAsync(Widgets.Definitions, definition);
            await UntilServedAsync(real, group);
            var differences = new List<string>();
            foreach (var step in Steps.Select(step => step.For(group)))
            {
                var expected = Describe(await step.SendAsync(real));
                var actual = Describe(await step.SendAsync(embedded));
                if (expected != actual)
                {
                    differences.Add($"{step}\n  real:     {expected}\n  embedded: {actual}");
                }
            }

            Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        }
        finally
        {
            await real.DeleteAsync($"{Widgets.Definitions}/widgets.{group}");
        }
    }

    private static async Task UntilServedAsync(Api api, string group)
    {
        var path = Widgets.Path.Replace("test.example.com", group, StringComparison.Ordinal);
        while (!(await api.GetAsync(path)).Text.Contains("WidgetList", StringComparison.Ordinal)
            || !(await api.GetAsync(path.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal))).Text.Contains("WidgetList", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    private static string Describe(Answer answer)
    {
        var body = answer.Text.StartsWith('{') ? Canonical(JsonNode.Parse(answer.Text))!.ToJsonString() : answer.Text;
        return $"{(int)answer.Code} {string.Join(' ', answer.Warnings)} {Numbers().Replace(Uids().Replace(body, "UID"), "record (N)")}";
    }

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .Where(field => field.Key != "storageVersionHash" && !(field.Key == "continue" && (string?)field.Value == ""))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, field switch
            {
                _ when Volatile.Contains(field.Key) => field.Value is null ? null : "*",
                { Key: "verbs" } => Sorted(field.Value!),
                _ => Canonical(field.Value),
            }))),
        JsonArray list => new JsonArray([.. list.Select(Canonical).DistinctBy(item => item?.ToJsonString())]),
        _ => node?.DeepClone(),
    };

    private static JsonArray Sorted(JsonNode texts) => new([.. texts.AsArray().Select(text => (string)text!).Order().Select(text => JsonValue.Create(text))]);

    private static string Widget(string name, string spec = """{"color":"red"}""", string metadata = "", string more = "") =>
        $$$"""{"apiVersion":"{G}/v1","kind":"Widget","metadata":{"name":"{{{name}}}"{{{metadata}}}},"spec":{{{spec}}}{{{more}}}}""";

    private static Step Get(string path, string? accept = null) => new("GET", path, null, null, accept);

    private static Step Post(string path, string body) => Send("POST", path, Json, body);

    private static Step Put(string path, string body) => Send("PUT", path, Json, body);

    private static Step Patch(string path, string type, string body) => Send("PATCH", path, type, body);

    private static Step Delete(string path, string? body = null) => new("DELETE", path, Json, body, null);

    private static Step Send(string method, string path, string type, string body) => new(method, path, type, body, null);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uids();

    [GeneratedRegex(@"record \(\d+\)")]
    private static partial Regex Numbers();

    private sealed record Step(string Method, string Path, string? Type, string? Body, string? Accept)
    {
        public Step For(string group) => this with { Path = Fill(Path, group), Body = Body is null ? null : Fill(Body, group) };

        public Task<Answer> SendAsync(Api api) => api.SendAsync(new HttpMethod(Method), Path, Body, Type ?? Json, Accept);

        private static string Fill(string text, string group) => text
            .Replace("{W}", "/apis/{G}/v1/namespaces/default/widgets", StringComparison.Ordinal)
            .Replace("{L}", "/apis/coordination.k8s.io/v1/namespaces/default/leases", StringComparison.Ordinal)
            .Replace("{G}", group, StringComparison.Ordinal);
    }
}
