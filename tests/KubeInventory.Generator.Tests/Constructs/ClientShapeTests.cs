using KubeInventory.Client;
using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class ClientShapeTests
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, 120, TimeSpan.FromHours(1));

    [Fact]
    public void A_lease_writes_six_fractional_digits()
    {
        Assert.Equal("""{"renewTime":"2026-01-02T02:04:05.120000Z"}""", Write(new V1LeaseSpec { RenewTime = Moment }));
        Assert.Equal("""{"renewTime":"2026-01-02T02:04:05.000000Z"}""", Write(new V1LeaseSpec { RenewTime = Moment.AddMilliseconds(-120) }));
    }

    [Fact]
    public void Metadata_and_conditions_write_whole_seconds()
    {
        Assert.Equal("""{"creationTimestamp":"2026-01-02T02:04:05Z"}""", Write(new ObjectMeta { CreationTimestamp = Moment }));
        Assert.Equal("""{"lastTransitionTime":"2026-01-02T02:04:05Z"}""", Write(new Condition { LastTransitionTime = Moment }));
    }

    [Fact]
    public void The_status_field_of_a_Status_is_its_Result() => Assert.Equal("""{"status":"Failure"}""", Write(new Status { Result = "Failure" }));

    [Fact]
    public void A_kind_knows_its_own_identity()
    {
        Assert.Equal(
            new ResourceDefinition("constructs.example.com", "v1", "Contraption", "contraptions", ResourceScope.Namespaced, Subresources.Status | Subresources.Scale),
            V1Contraption.Definition);
        Assert.Equal("api/v1/namespaces", V1Namespace.Definition.CollectionPath());
        Assert.Equal("v1", new V1Namespace().ApiVersion);
    }

    [Fact]
    public void The_text_of_a_definition_is_at_hand()
    {
        var manifest = CustomResourceDefinitions.All[0];

        Assert.Equal("contraptions.constructs.example.com", manifest.Name);
        var text = System.Text.Encoding.UTF8.GetString(manifest.Yaml.Span);
        Assert.StartsWith("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n", text, StringComparison.Ordinal);
        Assert.EndsWith("storage: false", text, StringComparison.Ordinal);
    }
}
