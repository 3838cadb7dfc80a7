using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>The state of a node in the inventory's words.</summary>
/// <remarks>
/// Source: Ironic, <c>ironic/common/states.py</c>. No state means Terminated: a node whose instance is deleted is cleaned and used again; one that is
/// itself deleted is no longer listed.
/// </remarks>
internal static class NodeState
{
    public static V1HostStatusProviderState Of(JsonElement node)
    {
        // Ironic has lost the power state and still shows what it last knew.
        if (node.Text("fault") == "power failure")
        {
            return V1HostStatusProviderState.Unknown;
        }

        var power = node.Text("power_state");
        return node.Text("provision_state") switch
        {
            "active" => InUse(power),
            "enroll" or "manageable" or "available" => power is "power off" or "soft power off" ? V1HostStatusProviderState.Stopped : V1HostStatusProviderState.Pending,
            "verifying" or "inspecting" or "inspect wait" or "adopting"
                or "deploying" or "wait call-back" or "deploy hold" or "deploy complete" or "rebuild"
                or "cleaning" or "clean wait" or "clean hold" or "servicing" or "service wait" or "service hold"
                or "rescue" or "rescuing" or "rescue wait" or "unrescuing" => V1HostStatusProviderState.Pending,
            "deleting" or "deleted" => V1HostStatusProviderState.Stopping,
            _ => V1HostStatusProviderState.Unknown,
        };
    }

    /// <summary>Such as <c>active, power on, maintenance</c>.</summary>
    public static string? Raw(JsonElement node)
    {
        var words = string.Join(", ", new[] { node.Text("provision_state"), node.Text("power_state"), node.Flag("maintenance") ? "maintenance" : null }.OfType<string>());
        return words.Length is > 0 and <= 128 ? words : null;
    }

    private static V1HostStatusProviderState InUse(string? power) => power switch
    {
        "power on" or "rebooting" or "soft rebooting" => V1HostStatusProviderState.Running,
        "power off" => V1HostStatusProviderState.Stopped,
        "soft power off" => V1HostStatusProviderState.Stopping,
        _ => V1HostStatusProviderState.Unknown,
    };
}
