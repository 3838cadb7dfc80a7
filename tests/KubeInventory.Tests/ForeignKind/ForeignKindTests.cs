using System.Text.Json;
using KubeInventory.Client;
using KubeInventory.Embedded;

namespace KubeInventory.Tests.ForeignKind;

/// <summary>A CRD of someone else becomes a model and a client in a project that does no more than add the file.</summary>
public sealed class ForeignKindTests
{
    private static readonly V1Switch Core = new()
    {
        Metadata = new ObjectMeta { Name = "core-1" },
        Spec = new V1SwitchSpec
        {
            Address = "10.0.0.1",
            Speed = V1SwitchSpecSpeed._10G,
            Ports = [new V1SwitchSpecPort { Name = "eth0", Vlan = 12 }, new V1SwitchSpecPort { Name = "eth1", Vlan = "guests" }],
            MtuByVlan = new Dictionary<string, int> { ["12"] = 9000 },
        },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Its_JSON_is_what_a_server_speaks() =>
        Assert.Equal(
            """{"apiVersion":"networking.example.com/v1","kind":"Switch","metadata":{"name":"core-1"},"spec":{"address":"10.0.0.1","speed":"10G","ports":[{"name":"eth0","vlan":12},{"name":"eth1","vlan":"guests"}],"mtuByVlan":{"12":9000}}}""",
            JsonSerializer.Serialize(Core));

    [Fact]
    public async Task Its_objects_live_in_a_server()
    {
        await using var api = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = api.Connect();
        await new ResourceClient<V1CustomResourceDefinition>(connection).CreateAsync(Definition(), cancellationToken: Ct);
        var switches = new NetworkClient(connection).Switches.InNamespace("default");

        var created = await switches.CreateAsync(Core, cancellationToken: Ct);
        var ready = new Condition { Type = "Ready", Status = ConditionStatus.True, Reason = "Up", Message = "", LastTransitionTime = DateTimeOffset.UnixEpoch };
        await switches.Status.ReplaceAsync(created with { Status = new V1SwitchStatus { Conditions = [ready] } }, cancellationToken: Ct);

        var read = await switches.GetAsync("core-1", Ct);
        Assert.Equal(Core.Spec, read.Spec);
        Assert.Equal([ready], read.Status!.Conditions!);
    }

    private static V1CustomResourceDefinition Definition()
    {
        using var schema = JsonDocument.Parse("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""");
        return new V1CustomResourceDefinition
        {
            Metadata = new ObjectMeta { Name = "switches.networking.example.com" },
            Spec = new V1CustomResourceDefinitionSpec
            {
                Group = V1Switch.Definition.Group,
                Scope = V1CustomResourceDefinitionSpecScope.Namespaced,
                Names = new V1CustomResourceDefinitionSpecNames { Kind = "Switch", Plural = "switches" },
                Versions =
                [
                    new V1CustomResourceDefinitionSpecVersion
                    {
                        Name = "v1",
                        Served = true,
                        Storage = true,
                        Schema = new V1CustomResourceDefinitionSpecVersionSchema { OpenAPIV3Schema = schema.RootElement.Clone() },
                        Subresources = new V1CustomResourceDefinitionSpecVersionSubresources { Status = new() },
                    },
                ],
            },
        };
    }
}
