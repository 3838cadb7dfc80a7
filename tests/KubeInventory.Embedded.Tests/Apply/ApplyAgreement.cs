using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>Random writes by several managers leave the same objects, owners and conflicts here as on the real server.</summary>
public sealed class ApplyAgreement
{
    private const int Steps = 15;

    [Fact]
    public async Task Random_writes_end_as_on_the_real_server()
    {
        using var api = RealApi.Connect();
        var extras = new JsonObject { ["subresources"] = new JsonObject { ["status"] = new JsonObject() } };
        await using var definition = await TemporaryDefinition.CreateAsync(api, ApplySchema.Json, extras);
        var (refused, writes) = (0, 0);
        foreach (var seed in Seeds.Of(15))
        {
            refused += await new Sequence(api, definition, seed).RunAsync(Steps);
            writes += Steps;
        }

        Assert.True(refused < writes / 4, $"{refused} of {writes} writes were invalid on the real server and prove nothing");
    }

    private sealed class Sequence(RealApi api, TemporaryDefinition definition, int seed)
    {
        private static readonly string[] Managers = ["alice", "bob", "kubectl"];
        private readonly Random _random = new(seed);
        private readonly PureWrite _pure = new(
            ApplyTarget.OfCustomResource($"{definition.Group}/v1", "Thing", ApplySchema.Parsed, hasStatus: true),
            ApplySchema.Parsed);

        private JsonObject _live = [];
        private int _refused;
        private string _step = "";

        private string Name => $"thing-{seed}";

        private RandomThing Any => new(_random);

        /// <summary>Makes random writes; returns how many of them the real server found invalid.</summary>
        public async Task<int> RunAsync(int steps)
        {
            try
            {
                for (var step = 0; step < steps; step++)
                {
                    await StepAsync();
                }

                return _refused;
            }
            finally
            {
                // Finalizers would keep the object, and with it the definition.
                await api.SendAsync(
                    HttpMethod.Patch, Path(false), Some.Json("""{ "metadata": { "finalizers": null } }"""), contentType: "application/merge-patch+json");
                await api.SendAsync(HttpMethod.Delete, Path(false));
            }
        }

        private async Task StepAsync()
        {
            var toStatus = _live.Count > 0 && _random.Next(4) == 0;
            var manager = Managers[_random.Next(Managers.Length)];
            switch (_live.Count == 0 ? _random.Next(2) * 4 : _random.Next(8))
            {
                case < 4:
                    await ApplyAsync(manager, toStatus);
                    break;
                case 4:
                    await (_live.Count == 0 ? CreateAsync(manager) : ReplaceAsync(manager, toStatus));
                    break;
                case 5:
                    await MergePatchAsync(manager, toStatus, Any.WithNulls(Configuration()));
                    break;
                case 6:
                    await MergePatchAsync("kubectl-client-side-apply", toStatus: false, AppliedByClient());
                    break;
                default:
                    await MergePatchAsync(manager, toStatus, _random.Next(4) == 0 ? Reset() : Any.WithNulls(Configuration()));
                    break;
            }
        }

        private JsonObject Configuration()
        {
            var configuration = new JsonObject { ["metadata"] = Any.Metadata() };
            if (_random.Next(5) > 0)
            {
                configuration["spec"] = Any.Spec();
            }

            if (_random.Next(2) == 0)
            {
                configuration["status"] = Any.Status();
            }

            return configuration;
        }

        private static JsonObject Reset() => Some.Map("""{ "metadata": { "managedFields": [{}] } }""");

        // What kubectl does without the server's apply: it patches, and notes in an annotation what it applied.
        private JsonObject AppliedByClient()
        {
            var applied = Complete(Configuration());
            var patch = applied.DeepClone().AsObject();
            var annotations = patch["metadata"]!["annotations"] as JsonObject ?? [];
            annotations["kubectl.kubernetes.io/last-applied-configuration"] = GoText.Json(applied);
            patch["metadata"]!["annotations"] = annotations.DeepClone();
            return patch;
        }

        private JsonObject Complete(JsonObject configuration)
        {
            configuration["apiVersion"] = $"{definition.Group}/v1";
            configuration["kind"] = "Thing";
            configuration["metadata"]!["name"] = Name;
            return configuration;
        }

        private async Task ApplyAsync(string manager, bool toStatus)
        {
            var force = _random.Next(3) == 0;
            var applied = Complete(_random.Next(5) == 0 ? Any.WithNulls(Configuration()) : Configuration());
            var path = $"{Path(toStatus)}?fieldManager={manager}&force={(force ? "true" : "false")}";
            _step = $"apply by {manager}, force {force}, status {toStatus}: {applied.ToJsonString()}";
            var (code, actual) = await api.SendAsync(HttpMethod.Patch, path, applied, contentType: "application/apply-patch+yaml");
            switch (_pure.Apply(_live, applied, manager, force, toStatus))
            {
                case ApplyResult.Merged merged:
                    Compare(merged.Object, code, actual);
                    break;
                case ApplyResult.Conflicting conflicting:
                    CompareConflicts(conflicting, code, actual);
                    break;
                case var other:
                    Assert.Fail($"{other} is not what {code} is\n{this}");
                    break;
            }
        }

        private async Task CreateAsync(string manager)
        {
            var created = Complete(Configuration());
            _step = $"create by {manager}: {created.ToJsonString()}";
            var (code, actual) = await api.SendAsync(HttpMethod.Post, $"{definition.Path}?fieldManager={manager}", created);
            Compare(_pure.Update([], created, manager, toStatus: false), code, actual);
        }

        private async Task ReplaceAsync(string manager, bool toStatus)
        {
            var written = Complete(Configuration());
            var metadata = _live["metadata"]!.DeepClone().AsObject();
            foreach (var (name, value) in written["metadata"]!.AsObject())
            {
                metadata[name] = value?.DeepClone();
            }

            written["metadata"] = metadata;
            _step = $"replace by {manager}, status {toStatus}: {written.ToJsonString()}";
            var (code, actual) = await api.SendAsync(HttpMethod.Put, $"{Path(toStatus)}?fieldManager={manager}", written);
            Compare(_pure.Update(_live, written, manager, toStatus), code, actual);
        }

        private async Task MergePatchAsync(string manager, bool toStatus, JsonObject patch)
        {
            _step = $"patch by {manager}, status {toStatus}: {patch.ToJsonString()}";
            var path = $"{Path(toStatus)}?fieldManager={manager}";
            var (code, actual) = await api.SendAsync(HttpMethod.Patch, path, patch, contentType: "application/merge-patch+json");
            Compare(_pure.MergePatch(_live, patch, manager, toStatus), code, actual);
        }

        private void Compare(JsonObject expected, HttpStatusCode code, JsonObject actual)
        {
            if (code is HttpStatusCode.UnprocessableEntity)
            {
                _refused++;
                return;
            }

            Assert.True(code is HttpStatusCode.OK or HttpStatusCode.Created, $"{actual.ToJsonString()}\n{this}");
            var (ours, theirs) = (Normalize(expected), Normalize(actual));
            Assert.True(ours == theirs, $"here:  {ours}\nthere: {theirs}\n{this}");
            _live = actual;
        }

        private void CompareConflicts(ApplyResult.Conflicting expected, HttpStatusCode code, JsonObject actual)
        {
            Assert.True(code is HttpStatusCode.Conflict, $"{expected.Message}\nbut there {actual.ToJsonString()}\n{this}");
            Assert.Equal((string)actual["message"]!, expected.Message);
            var causes = actual["details"]!["causes"]!.AsArray().Select(cause => ((string)cause!["message"]!, (string)cause["field"]!));
            Assert.Equal(causes.Order(), expected.Conflicts.Select(conflict => (conflict.Message, conflict.Path.ToString())).Order());
        }

        private static string Normalize(JsonObject resource)
        {
            var copy = resource.DeepClone().AsObject();
            var metadata = copy["metadata"]!.AsObject();
            foreach (var name in new[] { "resourceVersion", "generation", "uid", "creationTimestamp" })
            {
                metadata.Remove(name);
            }

            var entries = (metadata["managedFields"] as JsonArray ?? []).Select(entry => entry!.DeepClone().AsObject()).ToList();
            foreach (var entry in entries.Where(entry => entry.ContainsKey("time")))
            {
                entry["time"] = "some";
            }

            metadata.Remove("managedFields");
            var owners = string.Join("\n  ", entries.Select(GoText.Json).Order(StringComparer.Ordinal));
            return $"{GoText.Json(copy)}\n  {owners}";
        }

        private string Path(bool toStatus) => $"{definition.Path}/{Name}{(toStatus ? "/status" : "")}";

        public override string ToString() => $"seed {seed}, {_step}\nlive: {(_live.Count > 0 ? Normalize(_live) : "none")}";
    }
}
