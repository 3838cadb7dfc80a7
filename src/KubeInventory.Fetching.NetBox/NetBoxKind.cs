namespace KubeInventory.Fetching.NetBox;

/// <summary>What NetBox calls a machine: a device or a virtual machine. Both count their identifiers from 1.</summary>
/// <param name="Shard">Name of the shard that holds all of them; also the end of the list's path.</param>
/// <param name="List">Path of the list.</param>
/// <param name="Model">The model, as it is in provider IDs.</param>
/// <param name="NamePart">What object names have between prefix and identifier.</param>
/// <param name="Interfaces">Path of the list of interfaces.</param>
/// <param name="Owner">The field of an interface that holds its machine; with <c>_id</c> also the filter.</param>
internal sealed record NetBoxKind(string Shard, string List, string Model, string NamePart, string Interfaces, string Owner)
{
    public static NetBoxKind Device { get; } = new("devices", "dcim/devices/", "dcim.device", "dev", "dcim/interfaces/", "device");

    public static NetBoxKind VirtualMachine { get; } = new(
        "virtual-machines", "virtualization/virtual-machines/", "virtualization.virtualmachine", "vm", "virtualization/interfaces/", "virtual_machine");

    /// <summary>What there is many of, for messages.</summary>
    public string Plural => this == Device ? "devices" : "virtual machines";

    public static bool IsShard(string name) => name == Device.Shard || name == VirtualMachine.Shard;

    public override string ToString() => Model;
}
