using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>One operation on a widget, which can be carried out on either server.</summary>
internal sealed record Step(string Verb, string Manager, JsonObject Members)
{
    public bool Force { get; private init; }

    public bool DryRun { get; private init; }

    public bool Strict { get; private init; }

    private JsonPatch JsonPatch { get; init; } = Patch.Json();

    private string PatchText { get; init; } = "";

    public static Step Next(RandomWidgets random)
    {
        var verb = random.Pick("create", "apply", "apply", "apply", "applystatus", "merge", "replace", "mergestatus", "json", "json", "release", "delete");
        var members = verb switch
        {
            "applystatus" or "mergestatus" => random.StatusMembers(),
            "delete" or "json" => [],
            "release" => new JsonObject { ["metadata"] = new JsonObject { ["finalizers"] = null } },
            _ => random.Members(withNulls: verb is "merge" || random.Chance(0.1)),
        };
        var (patch, text) = verb is "json" ? random.JsonPatch() : (Patch.Json(), "");
        return new Step(verb, random.Manager(), members)
        {
            Force = random.Chance(0.3),
            DryRun = random.Chance(0.1),
            Strict = random.Chance(0.1),
            JsonPatch = patch,
            PatchText = text,
        };
    }

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

    public override string ToString() =>
        $"{Verb} as {Manager}{(Force ? ", force" : "")}{(DryRun ? ", dry" : "")}{(Strict ? ", strict" : "")}: {Members.ToJsonString()}{PatchText}";

    private async Task<Loose<Widgets>?> SendAsync(
        ResourceClient<Loose<Widgets>> widgets,
        string name,
        Loose<Widgets>? before,
        CancellationToken cancellationToken)
    {
        var widget = Loose<Widgets>.Of(name, Members.ToJsonString());
        FieldValidation? validation = Strict ? FieldValidation.Strict : null;
        var write = new WriteOptions { FieldManager = Manager, DryRun = DryRun, FieldValidation = validation };
        var apply = new ApplyOptions { FieldManager = Manager, Force = Force, DryRun = DryRun, FieldValidation = validation };
        switch (Verb)
        {
            case "create":
                return await widgets.CreateAsync(widget, write, cancellationToken);
            case "apply":
                return await widgets.ApplyAsync(widget, apply, cancellationToken);
            case "applystatus":
                return await widgets.Status.ApplyAsync(widget, apply, cancellationToken);
            case "json":
                return await widgets.PatchAsync(name, JsonPatch, write, cancellationToken);
            case "merge" or "release":
                return await widgets.PatchAsync(name, Patch.Merge(Members), write, cancellationToken);
            case "mergestatus":
                return await widgets.Status.PatchAsync(name, Patch.Merge(Members), write, cancellationToken);
            case "replace":
                return await widgets.ReplaceAsync(widget.With(json => json["metadata"]!["resourceVersion"] = before?.ResourceVersion ?? "1"), write, cancellationToken);
            default:
                await widgets.DeleteAsync(name, new DeleteOptions { DryRun = DryRun }, cancellationToken);
                return await widgets.FindAsync(name, cancellationToken);
        }
    }
}
