using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>What only a real server can tell: that kubeconfigs of its kind work, and that refusals are read as it writes them.</summary>
public sealed class RealServerTests
{
    [Fact]
    public async Task An_object_lives_from_create_to_delete()
    {
        using var connection = RealServer.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("default");
        var name = RealServer.UniqueName("map");

        var created = await maps.CreateAsync(ConfigMap.Named(name, "red"), cancellationToken: Ct);
        var updated = await maps.UpdateAsync(name, map => map with { Color = "blue" }, Ct);
        var taken = await Assert.ThrowsAnyAsync<KubeApiException>(() => maps.CreateAsync(ConfigMap.Named(name), cancellationToken: Ct));
        var stale = await Assert.ThrowsAnyAsync<KubeApiException>(() => maps.ReplaceAsync(created, cancellationToken: Ct));
        var guarded = await Assert.ThrowsAnyAsync<KubeApiException>(() =>
            maps.DeleteAsync(name, new DeleteOptions { ResourceVersion = created.Metadata?.ResourceVersion }, Ct));

        Assert.Equal("blue", updated.Color);
        Assert.Equal([StatusReason.AlreadyExists, StatusReason.Conflict, StatusReason.Conflict], new[] { taken.Reason, stale.Reason, guarded.Reason });
        Assert.True(await maps.DeleteAsync(name, cancellationToken: Ct));
        Assert.False(await maps.DeleteAsync(name, cancellationToken: Ct));
        Assert.Null(await maps.FindAsync(name, Ct));
    }

    [Fact]
    public async Task A_watch_tells_what_happens_after_the_list()
    {
        using var connection = RealServer.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("default");
        var name = RealServer.UniqueName("map");
        var selector = $"metadata.name={name}";
        var list = await maps.ListPageAsync(new ListOptions { FieldSelector = selector }, Ct);
        var watch = new WatchOptions { FieldSelector = selector, ResourceVersion = list.Metadata.ResourceVersion, Timeout = TimeSpan.FromSeconds(30) };

        await maps.CreateAsync(ConfigMap.Named(name, "red"), cancellationToken: Ct);
        await maps.PatchAsync(name, Patch.Json().Replace("/data/color", "blue"), cancellationToken: Ct);
        await maps.DeleteAsync(name, cancellationToken: Ct);
        var events = await maps.WatchAsync(watch, Ct).Where(one => one.Type is not WatchEventType.Bookmark).Take(3).ToListAsync(Ct);

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], events.Select(one => one.Type));
        Assert.Equal(["red", "blue", "blue"], events.Select(one => one.Object.Color));
    }

    [Fact]
    public async Task A_user_without_rights_is_told_so()
    {
        using var connection = RealServer.ConnectUnprivileged();

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() =>
            new ResourceClient<ConfigMap>(connection).InNamespace("default").ListPageAsync(cancellationToken: Ct));

        Assert.Equal(StatusReason.Forbidden, refusal.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_group_of_who_is_impersonated_counts(bool mayRead)
    {
        string[] groups = mayRead ? ["nobodies", "system:masters"] : ["nobodies", "others"];
        using var connection = RealServer.Connect(new KubeConnectionOptions { Impersonation = new Impersonation { User = "jané", Groups = groups } });
        var listing = new ResourceClient<V1Namespace>(connection).ListPageAsync(cancellationToken: Ct);

        if (mayRead)
        {
            Assert.NotEmpty((await listing).Items);
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<KubeForbiddenException>(() => listing);
            Assert.Contains("User \"jané\" cannot list resource", refusal.Message, StringComparison.Ordinal);
        }
    }
}
