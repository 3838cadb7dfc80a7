using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

public abstract class CreateTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : CreateTests(server);

    public sealed class Real(RealServerUnderTest server) : CreateTests(server);

    [Fact]
    public async Task A_created_object_gets_its_identity_from_the_server()
    {
        var created = await CreateAsync("""{"metadata": {"uid": "mine", "generation": 7, "resourceVersion": ""}, "spec": {"size": 1}}""");

        Assert.True(Guid.TryParse((string?)created["metadata.uid"], out _));
        Assert.Equal(1, created.Generation);
        Assert.NotNull(created.Metadata?.CreationTimestamp);
        Assert.Matches("^[1-9][0-9]*$", created.ResourceVersion);
        Assert.Equal("Update", (string?)created["metadata.managedFields"]?[0]?["operation"]);
    }

    [Fact]
    public async Task A_status_in_a_create_is_dropped()
    {
        var created = await CreateAsync("""{"spec": {}, "status": {"phase": "Ready"}}""");

        Assert.Null(created["status"]);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        var created = await CreateAsync();

        var refusal = await RefusedAsync(Widgets.CreateAsync(Loose<Widgets>.Of(created.Name, """{"spec": {}}"""), cancellationToken: Ct));

        Assert.Equal(StatusReason.AlreadyExists, refusal.Reason);
        Assert.Equal($"widgets.conformance.kubeinventory.io \"{created.Name}\" already exists", refusal.Status.Message);
    }

    [Fact]
    public async Task A_resource_version_in_a_create_is_refused()
    {
        var refusal = await RefusedAsync(CreateAsync("""{"metadata": {"resourceVersion": "5"}, "spec": {}}"""));

        Assert.Equal("resourceVersion should not be set on objects to be created", refusal.Status.Message);
    }

    [Fact]
    public async Task A_name_can_be_generated()
    {
        var created = await Widgets.CreateAsync(
            Loose<Widgets>.Of("x", """{"metadata": {"generateName": "widget-g-"}, "spec": {}}""").With(json => json["metadata"]!.AsObject().Remove("name")),
            cancellationToken: Ct);
        await Widgets.DeleteAsync(created.Name, cancellationToken: Ct);

        Assert.Matches("^widget-g-[a-z0-9]{5}$", created.Name);
    }

    [Fact]
    public async Task A_name_that_is_no_dns_name_is_refused_with_its_field()
    {
        var refusal = await RefusedAsync(Widgets.CreateAsync(Loose<Widgets>.Of("Not_a_name", """{"spec": {}}"""), cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal("metadata.name", refusal.Status.Details?.Causes?[0].Field);
        Assert.StartsWith(
            "Widget.conformance.kubeinventory.io \"Not_a_name\" is invalid: metadata.name: Invalid value: \"Not_a_name\": a lowercase RFC 1123 subdomain must consist of",
            refusal.Status.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_without_a_name_is_refused()
    {
        var refusal = await RefusedAsync(Widgets.CreateAsync(
            Loose<Widgets>.Of("x", """{"spec": {}}""").With(json => json["metadata"]!.AsObject().Remove("name")),
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Contains("name or generateName is required", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        var name = NewName();
        var gadget = Loose<Widgets>.Of(name, """{"spec": {}}""").With(json => json["kind"] = "Gadget");
        var elsewhere = Loose<Widgets>.Of(name, """{"spec": {}}""").With(json => json["apiVersion"] = "conformance.kubeinventory.io/v2");

        var kind = await RefusedAsync(Widgets.CreateAsync(gadget, cancellationToken: Ct));
        var version = await RefusedAsync(Widgets.CreateAsync(elsewhere, cancellationToken: Ct));

        Assert.Equal(
            $"Gadget.conformance.kubeinventory.io \"{name}\" is invalid: kind: Invalid value: \"Gadget\": must be Widget",
            kind.Status.Message);
        Assert.Equal(StatusReason.BadRequest, version.Reason);
        Assert.Equal(
            "the API version in the data (conformance.kubeinventory.io/v2) does not match the expected API version (conformance.kubeinventory.io/v1)",
            version.Status.Message);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var created = await CreateAsync("""{"spec": {"size": 3}}""", new WriteOptions { DryRun = true });

        Assert.Equal("grey", (string?)created["spec.color"]);
        Assert.Null(await Widgets.FindAsync(created.Name, Ct));
    }

    [Fact]
    public async Task A_kind_that_is_not_served_is_not_found()
    {
        var refusal = await RefusedAsync(new ResourceClient<Loose<Gadgets>>(Connection).ListPageAsync(cancellationToken: Ct));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
    }

    private sealed class Gadgets : IKind
    {
        public static ResourceDefinition Definition { get; } =
            new("conformance.kubeinventory.io", "v1", "Gadget", "gadgets", ResourceScope.Cluster);
    }
}
