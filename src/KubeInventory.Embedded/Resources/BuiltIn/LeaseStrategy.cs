using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Leases: what kube-apiserver checks of times, durations and transitions.</summary>
internal sealed partial class LeaseStrategy(StructuralSchema schema) : BuiltInStrategy(schema)
{
    private static readonly FieldPath Path = FieldPath.Of("spec");

    public override string? RefuseShape(JsonObject obj)
    {
        var times = new[] { obj.Map("spec")?.Text("acquireTime"), obj.Map("spec")?.Text("renewTime") };
        return base.RefuseShape(obj) ?? times.OfType<string>().Select(RefuseTime).FirstOrDefault(refusal => refusal is not null);
    }

    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        var spec = obj.Map("spec") ?? [];
        if (spec.Count("leaseDurationSeconds") <= 0)
        {
            errors.Invalid(Path.Child("leaseDurationSeconds"), spec["leaseDurationSeconds"], "must be greater than 0");
        }

        if (spec.Count("leaseTransitions") < 0)
        {
            errors.Invalid(Path.Child("leaseTransitions"), spec["leaseTransitions"], "must be greater than or equal to 0");
        }

        return [];
    }

    private static string? RefuseTime(string text) => MicroTime().IsMatch(text)
        ? null
        : $"parsing time {GoText.Quote(text)} as \"2006-01-02T15:04:05.000000Z07:00\": a MicroTime has exactly six fractional digits";

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[-+]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex MicroTime();
}
