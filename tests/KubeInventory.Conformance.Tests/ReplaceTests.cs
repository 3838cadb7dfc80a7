using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class ReplaceTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : ReplaceTests(server);

    public sealed class Real(RealServerUnderTest server) : ReplaceTests(server);

    [Fact]
    public async Task A_replaced_spec_is_a_new_generation()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var replaced = await Widgets.ReplaceAsync(created.With(json => json["spec"]!["size"] = 2), cancellationToken: Ct);

        Assert.Equal(2, replaced.Generation);
        Assert.NotEqual(created.ResourceVersion, replaced.ResourceVersion);
        Assert.Equal((string?)created["metadata.uid"], (string?)replaced["metadata.uid"]);
    }

    [Fact]
    public async Task Labels_are_no_new_generation()
    {
        var created = await CreateAsync();

        var replaced = await Widgets.ReplaceAsync(
            created.With(json => json["metadata"]!["labels"] = new JsonObject { ["env"] = "prod" }),
            cancellationToken: Ct);

        Assert.Equal(1, replaced.Generation);
        Assert.NotEqual(created.ResourceVersion, replaced.ResourceVersion);
        Assert.Equal("prod", (string?)replaced["metadata.labels.env"]);
    }

    [Fact]
    public async Task Replacing_an_object_by_itself_changes_nothing()
    {
        var created = await CreateAsync("""{"spec": {"size": 1}}""");

        var replaced = await Widgets.ReplaceAsync(created, cancellationToken: Ct);

        Assert.Equal(created.ResourceVersion, replaced.ResourceVersion);
        Assert.True(JsonNode.DeepEquals(created.Json, replaced.Json));
    }

    [Fact]
    public async Task A_stale_replace_is_a_conflict_and_says_so_in_words()
    {
        var created = await CreateAsync();
        await Widgets.ReplaceAsync(created.With(json => json["spec"]!["size"] = 1), cancellationToken: Ct);

        var refusal = await RefusedAsync(Widgets.ReplaceAsync(created.With(json => json["spec"]!["size"] = 2), cancellationToken: Ct));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
        Assert.Equal(
            $"Operation cannot be fulfilled on widgets.conformance.kubeinventory.io \"{created.Name}\": " +
            "the object has been modified; please apply your changes to the latest version and try again",
            refusal.Status.Message);
    }

    [Fact]
    public async Task A_replace_without_a_resource_version_is_refused()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.ReplaceAsync(Loose<Widgets>.Of(created.Name, """{"spec": {"size": 1}}"""), cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Contains("metadata.resourceVersion: Invalid value: 0: must be specified for an update", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absent_object_cannot_be_replaced()
    {
        var created = await CreateAsync();
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        var refusal = await RefusedAsync(Widgets.ReplaceAsync(created, cancellationToken: Ct));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
        Assert.Equal($"widgets.conformance.kubeinventory.io \"{created.Name}\" not found", refusal.Status.Message);
    }

    [Fact]
    public async Task An_object_of_another_uid_is_a_conflict()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.ReplaceAsync(
            created.With(json => json["metadata"]!["uid"] = "11111111-2222-3333-4444-555555555555"),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Conflict, refusal.Reason);
        Assert.Contains("Precondition failed: UID in precondition: 11111111-2222-3333-4444-555555555555", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_owns_cannot_be_replaced()
    {
        var created = await CreateAsync();

        var replaced = await Widgets.ReplaceAsync(
            created.With(json =>
            {
                json["metadata"]!["generation"] = 99;
                json["metadata"]!["creationTimestamp"] = "2001-01-01T00:00:00Z";
                json["spec"]!["size"] = 5;
            }),
            cancellationToken: Ct);

        Assert.Equal(2, replaced.Generation);
        Assert.Equal((string?)created["metadata.creationTimestamp"], (string?)replaced["metadata.creationTimestamp"]);
    }

    [Fact]
    public async Task A_deletion_timestamp_cannot_be_set()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.ReplaceAsync(
            created.With(json => json["metadata"]!["deletionTimestamp"] = "2001-01-01T00:00:00Z"),
            cancellationToken: Ct));

        Assert.Equal(
            $"Widget.conformance.kubeinventory.io \"{created.Name}\" is invalid: metadata.deletionTimestamp: Invalid value: \"2001-01-01T00:00:00Z\": field is immutable",
            refusal.Status.Message);
    }

    [Fact]
    public async Task A_status_in_a_replace_is_ignored()
    {
        var created = await CreateAsync();
        var withStatus = await Widgets.Status.ReplaceAsync(created.With(json => json["status"] = new JsonObject { ["phase"] = "Ready" }), cancellationToken: Ct);

        var replaced = await Widgets.ReplaceAsync(
            withStatus.With(json =>
            {
                json["spec"]!["size"] = 3;
                json["status"]!["phase"] = "Lost";
            }),
            cancellationToken: Ct);

        Assert.Equal("Ready", (string?)replaced["status.phase"]);
        Assert.Equal(3, (int?)replaced["spec.size"]);
    }
}
