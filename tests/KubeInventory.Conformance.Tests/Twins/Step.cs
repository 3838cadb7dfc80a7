using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>One operation on a widget, which can be carried out on either server.</summary>
internal sealed record Step(string Verb, string Manager, JsonObject Members, bool Force = false)
{
    public static Step Next(RandomWidgets random) => random.Pick("create", "apply", "apply", "apply", "status", "merge", "replace", "statusmerge", "delete") switch
    {
        "create" => new Step("create", random.Manager(), random.Members(withNulls: false)),
        "status" => new Step("status", random.Manager(), random.StatusMembers(), random.Chance(0.3)),
        "statusmerge" => new Step("statusmerge", random.Manager(), random.StatusMembers()),
        "merge" => new Step("merge", random.Manager(), random.Members(withNulls: true)),
        "replace" => new Step("replace", random.Manager(), random.Members(withNulls: false)),
        "delete" => new Step("delete", random.Manager(), []),
        _ => new Step("apply", random.Manager(), random.Members(withNulls: false), random.Chance(0.3)),
    };

    /// <summary>Carries it out, and says what came of it in a form in which two servers can be compared.</summary>
    public async Task<JsonObject> RunAsync(ResourceClient<Loose<Widgets>> widgets, string name, CancellationToken cancellationToken)
    {
        try
        {
            var before = await widgets.FindAsync(name, cancellationToken);
            var result = await SendAsync(widgets, name, before, cancellationToken);
            return new JsonObject { ["changed"] = before?.ResourceVersion != result?.ResourceVersion, ["object"] = Comparable.Of(result) };
        }
        catch (KubeApiException e)
        {
            return Comparable.Of(e);
        }
    }

    public override string ToString() => $"{Verb} as {Manager}{(Force ? " with force" : "")}: {Members.ToJsonString()}";

    private async Task<Loose<Widgets>?> SendAsync(
        ResourceClient<Loose<Widgets>> widgets,
        string name,
        Loose<Widgets>? before,
        CancellationToken cancellationToken)
    {
        var widget = Loose<Widgets>.Of(name, Members.ToJsonString());
        var write = new WriteOptions { FieldManager = Manager };
        var apply = new ApplyOptions { FieldManager = Manager, Force = Force };
        switch (Verb)
        {
            case "create":
                return await widgets.CreateAsync(widget, write, cancellationToken);
            case "apply":
                return await widgets.ApplyAsync(widget, apply, cancellationToken);
            case "status":
                return await widgets.Status.ApplyAsync(widget, apply, cancellationToken);
            case "merge":
                return await widgets.PatchAsync(name, Patch.Merge(Members), write, cancellationToken);
            case "statusmerge":
                return await widgets.Status.PatchAsync(name, Patch.Merge(Members), write, cancellationToken);
            case "replace":
                return await widgets.ReplaceAsync(widget.With(json => json["metadata"]!["resourceVersion"] = before?.ResourceVersion ?? "1"), write, cancellationToken);
            default:
                await widgets.DeleteAsync(name, cancellationToken: cancellationToken);
                return await widgets.FindAsync(name, cancellationToken);
        }
    }
}
