using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Leases: what kube-apiserver checks of durations and transitions.</summary>
internal sealed class LeaseStrategy(StructuralSchema schema) : BuiltInStrategy(schema)
{
    public override void Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        var path = FieldPath.Of("spec");
        if (obj.Map("spec") is not { } spec)
        {
            return;
        }

        if (spec.Count("leaseDurationSeconds") <= 0)
        {
            errors.Invalid(path.Child("leaseDurationSeconds"), spec["leaseDurationSeconds"], "must be greater than 0");
        }

        if (spec.Count("leaseTransitions") < 0)
        {
            errors.Invalid(path.Child("leaseTransitions"), spec["leaseTransitions"], "must be greater than or equal to 0");
        }
    }
}
