using System.CommandLine;
using KubeInventory.Client;

namespace KubeInventory.Ansible;

/// <summary>The command line: what Ansible passes (<c>--list</c>, <c>--host</c>) and what an operator may set beside it.</summary>
internal static class InventoryCommand
{
    private const string Name = "kubeinventory-ansible";

    private const int UsageError = 2;

    /// <summary>Runs the command line and gives the exit code: 0, 1 where the inventory cannot be had, 2 where the command line is wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync().ConfigureAwait(false);
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync($"{Name}: {error.Message}").ConfigureAwait(false);
        }

        await Console.Error.WriteLineAsync($"{Name} --help lists the options.").ConfigureAwait(false);
        return UsageError;
    }

    private static RootCommand Create()
    {
        var list = new Option<bool>("--list") { Description = "Print all groups and the variables of all hosts." };
        var host = new Option<string?>("--host") { Description = "Print the variables of one host; {} if there is none of that name.", HelpName = "NAME" };
        var check = new Option<bool>("--check") { Description = "Print nothing but what is doubtful, such as two hosts of one name; exit 1 if anything is." };
        var kubeConfig = new Option<string?>("--kubeconfig") { Description = "The kubeconfig file. Default: $KUBECONFIG, else ~/.kube/config, else the pod's service account.", HelpName = "FILE" };
        var context = new Option<string?>("--context") { Description = "The context of the kubeconfig. Default: its current one.", HelpName = "NAME" };
        var naming = new Option<GroupNaming>("--naming") { Description = "modern: role_log. legacy: nr_role=log, with a variable of the same name.", DefaultValueFactory = _ => GroupNaming.Modern };
        var prefix = new Option<string>("--prefix") { Description = "Beginning of legacy group names.", DefaultValueFactory = _ => "nr_" };
        var groupBy = new Option<string[]>("--group-by") { Description = "Labels that legacy groups are made of.", DefaultValueFactory = _ => ["role", "clusterName"], HelpName = "LABEL" };
        var selector = new Option<string?>("--selector") { Description = "Label selector; only hosts that match are read.", HelpName = "SELECTOR" };
        var include = new Option<string[]>("--include") { Description = "Phases that are included beside Active, Maintenance, Upgrading and Unknown, such as Missing or Stopped.", HelpName = "PHASE" };
        var hostnames = new Option<string[]>("--hostname")
        {
            Description = "Where a host's inventory name comes from, in order: spec.hostname, metadata.name, label:KEY, tag:KEY, address:TYPE.",
            DefaultValueFactory = _ => ["spec.hostname", "metadata.name"],
            HelpName = "SOURCE",
        };
        foreach (var many in (Option[])[groupBy, include, hostnames])
        {
            many.AllowMultipleArgumentsPerToken = true;
        }

        var command = new RootCommand("An Ansible dynamic inventory from the hosts in a Kubernetes API server.")
        {
            list, host, check, kubeConfig, context, naming, prefix, groupBy, selector, include, hostnames,
        };
        command.Validators.Add(result =>
        {
            var asked = new[] { result.GetValue(list), result.GetValue(host) is not null, result.GetValue(check) }.Count(given => given);
            if (asked != 1)
            {
                result.AddError("Give one of --list, --host NAME and --check.");
            }

            if (result.GetValue(selector) is { } text && !LabelSelector.TryParse(text, out _, out var error))
            {
                result.AddError($"--selector: {error}.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            var options = new InventoryOptions
            {
                Naming = result.GetValue(naming),
                Prefix = result.GetValue(prefix)!,
                GroupBy = result.GetValue(groupBy)!,
                Hostnames = result.GetValue(hostnames)!,
                Include = [.. (result.GetValue(include) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries))],
            };
            var connect = new KubeConfigOptions { Path = result.GetValue(kubeConfig), Context = result.GetValue(context) };
            return await RunAsync(result.GetValue(check), result.GetValue(host), connect, result.GetValue(selector), options, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        bool check, string? host, KubeConfigOptions connect, string? selector, InventoryOptions options, CancellationToken cancellationToken)
    {
        Inventory inventory;
        try
        {
            using var connection = Connect(connect);
            inventory = await InventoryReader.ReadAsync(connection, selector, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KubeApiException or KubeConnectionException or KubeConfigException or InventoryException)
        {
            // Nothing on stdout: a playbook must not run on half an inventory.
            await Console.Error.WriteLineAsync($"{Name}: {e.Message}").ConfigureAwait(false);
            return 1;
        }

        if (check)
        {
            foreach (var doubt in inventory.Doubts)
            {
                await Console.Error.WriteLineAsync(doubt).ConfigureAwait(false);
            }

            return inventory.Doubts.Count > 0 ? 1 : 0;
        }

        var output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false))
        {
            await InventoryJson.WriteAsync(output, inventory, host, cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    private static KubeConnection Connect(KubeConfigOptions options)
        => options.Path is null && options.Context is null ? KubeConnection.FromDefaultChain() : KubeConnection.FromKubeConfig(options);
}
