using KubeInventory.Client;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Fetching;

/// <summary>The YAML file of hosts: a list under <c>hosts</c>, one mapping per machine.</summary>
internal sealed class StaticHostFile
{
    private readonly StrictYaml _yaml;
    private readonly string _set;
    private readonly Dictionary<string, YamlNode> _names = new(StringComparer.Ordinal);

    private StaticHostFile(StrictYaml yaml, string set)
    {
        _yaml = yaml;
        _set = set;
    }

    /// <summary>All hosts of the file.</summary>
    /// <exception cref="FetchException">Anything is wrong in it; every error is named with its line and column.</exception>
    public static IReadOnlyList<V1Host> Parse(string path, string text)
    {
        var yaml = new StrictYaml(path);
        List<V1Host> hosts = [];
        if (yaml.Parse(text) is { } root)
        {
            var keys = yaml.Keys(root, "the file", "set", "hosts");
            if (!keys.ContainsKey("hosts"))
            {
                yaml.Error(root.Start, "the file needs the key 'hosts', a list");
            }

            var file = new StaticHostFile(yaml, yaml.Text(keys, "set") ?? Path.GetFileNameWithoutExtension(path));
            hosts.AddRange(yaml.Items(keys, "hosts").Select(file.Host));
        }

        yaml.ThrowIfWrong();
        return hosts;
    }

    private V1Host Host(YamlNode node)
    {
        var keys = _yaml.Keys(
            node, "a host", "name", "providerID", "provider", "hostname", "region", "zone", "cluster", "role", "environment", "sla", "team", "contact",
            "labels", "annotations", "address", "addresses", "instanceType", "state", "since", "hardware");
        var name = _yaml.Required(node, keys, "name", "a host") ?? "";
        if (name.Length > 0 && !IsObjectName(name))
        {
            _yaml.Error(keys["name"].Start, $"the name '{name}' must be at most {HostName.MaxLength} lower-case letters, digits and dashes, with a letter or digit at both ends");
        }
        else if (name.Length > 0 && !_names.TryAdd(name, node))
        {
            _yaml.Error(keys["name"].Start, $"the name '{name}' is taken by the host in line {_names[name].Start.Line}");
        }

        var providerId = _yaml.Text(keys, "providerID") ?? $"static://{_set}/{name}";
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = name, Labels = Labels(keys), Annotations = _yaml.Texts(keys, "annotations") },
            Spec = new V1HostSpec
            {
                ProviderID = providerId,
                Provider = _yaml.Text(keys, "provider") ?? "static",
                Hostname = _yaml.Text(keys, "hostname"),
                Region = _yaml.Text(keys, "region"),
                Zone = _yaml.Text(keys, "zone"),
                ClusterName = _yaml.Text(keys, "cluster"),
                Role = _yaml.Text(keys, "role"),
                Environment = _yaml.Text(keys, "environment"),
                Sla = _yaml.Text(keys, "sla"),
                Owner = Owner(keys),
            },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Id = providerId[(providerId.LastIndexOf('/') + 1)..],
                    State = State(keys),
                    InstanceType = _yaml.Text(keys, "instanceType"),
                    LaunchTime = _yaml.Time(keys, "since"),
                    Addresses = Addresses(keys),
                },
                Hardware = Hardware(keys),
            },
        };
    }

    private static bool IsObjectName(string name)
        => name.Length <= HostName.MaxLength && name[0] != '-' && name[^1] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private IReadOnlyDictionary<string, string>? Labels(Dictionary<string, YamlNode> keys)
    {
        var labels = _yaml.Texts(keys, "labels");
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            if (!LabelValue.IsValid(value))
            {
                _yaml.Error(((YamlMappingNode)keys["labels"]).Children[new YamlScalarNode(key)].Start, $"'{value}' cannot stand as a label; at most 63 letters, digits, '-', '_' and '.' can");
            }
        }

        return labels;
    }

    private V1HostSpecOwner? Owner(Dictionary<string, YamlNode> keys)
        => keys.ContainsKey("team") || keys.ContainsKey("contact")
            ? new V1HostSpecOwner { Team = _yaml.Text(keys, "team"), Contact = _yaml.Text(keys, "contact") }
            : null;

    // Who lists a machine by hand says that it runs, unless the file says otherwise.
    private V1HostStatusProviderState State(Dictionary<string, YamlNode> keys)
    {
        var state = new V1HostStatusProviderState(_yaml.Text(keys, "state") ?? V1HostStatusProviderState.Running.Value);
        if (!state.IsKnown)
        {
            _yaml.Error(keys["state"].Start, $"the state '{state.Value}' is none of {string.Join(", ", V1HostStatusProviderState.KnownValues)}");
        }

        return state;
    }

    private List<V1HostStatusProviderAddress>? Addresses(Dictionary<string, YamlNode> keys)
    {
        List<V1HostStatusProviderAddress> addresses = [];
        if (_yaml.Text(keys, "address") is { } single)
        {
            addresses.Add(new V1HostStatusProviderAddress { Type = V1HostStatusProviderAddressType.InternalIP, Address = single });
        }

        foreach (var item in _yaml.Items(keys, "addresses"))
        {
            var address = _yaml.Keys(item, "an address", "type", "address");
            addresses.Add(new V1HostStatusProviderAddress
            {
                Type = new V1HostStatusProviderAddressType(_yaml.Required(item, address, "type", "an address") ?? ""),
                Address = _yaml.Required(item, address, "address", "an address"),
            });
        }

        return addresses.Count > 0 ? addresses : null;
    }

    private V1HostStatusHardware? Hardware(Dictionary<string, YamlNode> keys)
    {
        if (!keys.TryGetValue("hardware", out var node))
        {
            return null;
        }

        var hardware = _yaml.Keys(node, "hardware", "cpuCores", "cpuThreads", "memoryMiB", "arch", "vendor", "model", "serial", "systemUUID");
        return new V1HostStatusHardware
        {
            CpuCores = (int?)_yaml.Number(hardware, "cpuCores"),
            CpuThreads = (int?)_yaml.Number(hardware, "cpuThreads"),
            MemoryMiB = _yaml.Number(hardware, "memoryMiB"),
            Arch = _yaml.Text(hardware, "arch"),
            Vendor = _yaml.Text(hardware, "vendor"),
            Model = _yaml.Text(hardware, "model"),
            Serial = _yaml.Text(hardware, "serial"),
            SystemUUID = _yaml.Text(hardware, "systemUUID"),
        };
    }
}
