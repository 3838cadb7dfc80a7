using System.Text.RegularExpressions;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where kubectl prints the same on the real server and on the embedded one.</summary>
public sealed partial class KubectlAgreement
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: racks.GROUP}
        spec:
          group: GROUP
          scope: Cluster
          names: {plural: racks, singular: rack, kind: Rack, listKind: RackList, shortNames: [SHORT]}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            selectableFields: [{jsonPath: .spec.room}]
            additionalPrinterColumns:
            - {name: Room, type: string, jsonPath: .spec.room}
            - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
            - {name: Units, type: integer, jsonPath: .spec.units, priority: 1}
            - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
            schema:
              openAPIV3Schema:
                description: A rack.
                type: object
                required: [spec]
                properties:
                  spec:
                    description: What is wanted.
                    type: object
                    required: [room]
                    properties:
                      room: {description: Where it stands., type: string, maxLength: 5}
                      units: {type: integer, default: 42, maximum: 60}
                      slots:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [slot]
                        items: {type: object, required: [slot], properties: {slot: {type: integer}, host: {type: string}}}
                  status:
                    type: object
                    properties:
                      conditions: {type: array, items: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    // Each with what goes to its standard input.
    private static readonly (string Command, string Input)[] Session =
    [
        ("apply -f -", Rack("a", "{room: n1, slots: [{slot: 1, host: x}]}")),
        ("apply -f -", Rack("a", "{room: n1, slots: [{slot: 1, host: x}]}")),
        ("apply -f -", Rack("a", "{room: n2, units: 10}")),
        ("apply --server-side --field-manager=one -f -", Rack("b", "{room: n1, slots: [{slot: 1, host: x}]}")),
        ("apply --server-side --field-manager=two -f -", Rack("b", "{room: n3, slots: [{slot: 2, host: z}]}")),
        ("apply --server-side --field-manager=two -f -", Rack("b", "{room: n1, slots: [{slot: 2, host: z}]}")),
        ("apply --server-side --dry-run=server -f -", Rack("c", "{room: n1}")),
        ("create -f -", Rack("a", "{room: n1}")),
        ("create -f -", Rack("d", "{room: toolong, units: 61}")),
        ("create -f -", Rack("d", "{}")),
        ("create -f -", Rack("d", "{room: 5, rom: x, slots: [{slot: 1}, {slot: 1}]}")),
        ("create --validate=false -f -", Rack("d", "{room: 5, slots: [{slot: 1}, {slot: 1}, {slot: q}]}")),
        ("create --validate=false -f -", Rack("d", "{room: r, slots: [{slot: 1}, {slot: 1}]}")),
        ("create --validate=warn -f -", Rack("d", "{room: n9, rom: x}")),
        ("create --validate=false -f -", Rack("e", "{room: n9, rom: x}")),
        ("patch racks.GROUP a --subresource=status --type=merge -p '{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}'", ""),
        ("get racks.GROUP", ""),
        ("get racks.GROUP -o wide", ""),
        ("get racks.GROUP -w --request-timeout=2s", ""),
        ("get racks.GROUP -w --output-watch-events --request-timeout=2s", ""),
        ("get SHORT a b --no-headers", ""),
        ("get racks.GROUP a -o name", ""),
        ("get racks.GROUP -o jsonpath={.items[*].spec.units}", ""),
        ("get racks.GROUP --field-selector=spec.room=n1", ""),
        ("get racks.GROUP --field-selector=spec.units=10", ""),
        ("get racks.GROUP -l x=y", ""),
        ("get racks.GROUP --sort-by=.spec.room", ""),
        ("get racks.GROUP --chunk-size=1", ""),
        ("get racks.GROUP missing", ""),
        ("get racks.GROUP a missing", ""),
        ("get wrecks.GROUP", ""),
        ("get racks.GROUP a -o yaml", ""),
        ("get racks.GROUP b -o yaml --show-managed-fields", ""),
        ("get racks.GROUP -o custom-columns=N:.metadata.name,R:.spec.room", ""),
        ("describe racks.GROUP a", ""),
        ("label racks.GROUP a x=y", ""),
        ("label racks.GROUP a x=y", ""),
        ("label racks.GROUP a x=z", ""),
        ("label racks.GROUP a 'x=no good'", ""),
        ("annotate racks.GROUP a note=hello", ""),
        ("patch racks.GROUP a --type=json -p '[{\"op\":\"replace\",\"path\":\"/spec/room\",\"value\":\"n4\"}]'", ""),
        ("patch racks.GROUP a --type=json -p '[{\"op\":\"remove\",\"path\":\"/spec/nothing\"}]'", ""),
        ("patch racks.GROUP a --type=merge -p '{\"spec\":{\"room\":null}}'", ""),
        ("patch racks.GROUP a --type=merge -p '{\"spec\":{\"rom\":\"x\"}}'", ""),
        ("patch racks.GROUP a --type=strategic -p '{\"spec\":{\"room\":\"n5\"}}'", ""),
        ("patch racks.GROUP a -p '{\"spec\":{\"room\":\"n5\"}}'", ""),
        ("replace -f -", Rack("a", "{room: n6}")),
        ("replace -f -", Rack("missing", "{room: n6}")),
        ("diff --server-side --force-conflicts -f -", Rack("a", "{room: n7}")),
        ("wait --for=jsonpath={.spec.room}=n6 --timeout=5s racks.GROUP/a", ""),
        ("explain racks.GROUP.spec", ""),
        ("explain racks.GROUP.spec.slots.host", ""),
        ("explain racks.GROUP.spec.nothing", ""),
        ("api-resources --api-group=GROUP --no-headers", ""),
        ("auth can-i create racks.GROUP", ""),
        ("delete racks.GROUP a --wait=false", ""),
        ("delete racks.GROUP a", ""),
        ("delete racks.GROUP --all", ""),
        ("get racks.GROUP", ""),
    ];

    [Fact]
    public async Task A_session_prints_the_same_on_both()
    {
        var real = await File.ReadAllTextAsync(Requires.Variable("KUBEINVENTORY_TEST_KUBECONFIG"), TestContext.Current.CancellationToken);
        await using var api = await Api.StartAsync();
        var id = Guid.NewGuid().ToString("N")[..8];

        var (expected, actual) = (await RunAsync(real, id), await RunAsync(api.Server.KubeConfig, id));

        var differences = Session.Zip(expected, actual)
            .Where(one => one.Second != one.Third)
            .Select(one => $"$ kubectl {one.First.Command}\n--- real server\n{one.Second}--- embedded\n{one.Third}");
        Assert.StartsWith($"rack.k{id}.example.com/a created", expected[0], StringComparison.Ordinal);
        Assert.True(!differences.Any(), string.Join("\n", differences));
    }

    // What begins with a brace would be read as JSON.
    private static string Rack(string name, string spec) => $"apiVersion: GROUP/v1\nkind: Rack\nmetadata: {{name: {name}}}\nspec: {spec}\n";

    private static async Task<List<string>> RunAsync(string kubeConfig, string id)
    {
        using var kubectl = new Kubectl(kubeConfig);
        string Name(string text) => text.Replace("GROUP", $"k{id}.example.com", StringComparison.Ordinal).Replace("SHORT", $"rk{id}", StringComparison.Ordinal);
        Assert.Contains("created", await kubectl.AskAsync("create -f -", Name(Definition)), StringComparison.Ordinal);
        try
        {
            await kubectl.AskAsync(Name("wait --for=condition=Established crd/racks.GROUP --timeout=20s"));
            while (Canonical(await kubectl.AskAsync(Name("get racks.GROUP -o name"))).Length > 0)
            {
                await Task.Yield();
            }

            var outputs = new List<string>();
            foreach (var (command, input) in Session)
            {
                outputs.Add(Canonical(await kubectl.AskAsync(Name(command), Name(input))));
            }

            return outputs;
        }
        finally
        {
            await kubectl.AskAsync(Name("delete crd racks.GROUP --wait=false"));
        }
    }

    // What no two runs have in common: times, ages, identities, versions, temporary files; kubectl's remark about its own age;
    // and the order of complaints, which on the real server is that of a Go map.
    private static string Canonical(string output)
    {
        var lines = Changing().Replace(VersionSkew().Replace(output, ""), "*").Split('\n');
        var complaints = new Queue<string>(lines.Where(IsComplaint).Order(StringComparer.Ordinal));
        return string.Join('\n', lines.Select(line => IsComplaint(line) ? complaints.Dequeue() : line));
    }

    private static bool IsComplaint(string line) => line.StartsWith("* ", StringComparison.Ordinal);

    [GeneratedRegex(@"^Warning: version difference.*\n", RegexOptions.Multiline)]
    private static partial Regex VersionSkew();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( [+-]\d{4})?Z?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=resourceVersion: )""\d+""|(?<=Resource Version: +)\d+|\b\d+s$|(?<=/tmp/)(LIVE|MERGED)-\d+|https://\S+|^W\d{4} [\d:.]+ +\d+ ", RegexOptions.Multiline)]
    private static partial Regex Changing();
}
