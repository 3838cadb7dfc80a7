namespace KubeInventory.Fetching.Ironic;

/// <summary>What is asked of each collection, which grew with the versions of the API.</summary>
internal static class NodeQuery
{
    private static readonly (string Field, int Since)[] Node =
    [
        ("uuid", 1), ("name", 5), ("provision_state", 1), ("provision_updated_at", 1), ("power_state", 1), ("maintenance", 1), ("maintenance_reason", 1), ("fault", 42),
        ("driver", 1), ("driver_info", 1), ("properties", 1), ("extra", 1), ("instance_info", 1), ("instance_uuid", 1), ("inspection_finished_at", 6),
        ("resource_class", 21), ("traits", 37), ("conductor_group", 46), ("owner", 50), ("description", 51), ("retired", 61), ("lessee", 65),
        ("network_data", 66), ("shard", 82), ("parent_node", 83),
    ];

    private static readonly (string Field, int Since)[] Port = [("uuid", 1), ("address", 1), ("node_uuid", 1), ("name", 88)];

    // Without it, nodes that are given a parent drop out of the list.
    public static string Nodes(int version) => Fields(Node, version) + (version >= 83 ? "&include_children=true" : "");

    public static string Ports(int version) => Fields(Port, version);

    public static string? Allocations(int version) => version >= 52 ? "fields=uuid,name,node_uuid,state" : null;

    public static bool HasInventory(int version) => version >= 81;

    private static string Fields((string Field, int Since)[] fields, int version)
        => "fields=" + string.Join(',', fields.Where(field => field.Since <= version).Select(field => field.Field));
}
