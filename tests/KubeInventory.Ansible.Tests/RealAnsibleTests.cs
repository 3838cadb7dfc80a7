using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Ansible.Tests;

/// <summary>A real Ansible runs the tool as its inventory.</summary>
[Trait("Category", "Ansible")]
public sealed class RealAnsibleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kubeinventory-ansible-").FullName;
    private EmbeddedApiServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = _server.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var hosts = new InventoryClient(connection).Hosts;
        await hosts.CreateAsync(Some.SlideHost(), cancellationToken: Ct);
        await hosts.CreateAsync(Some.Host("db-1"), cancellationToken: Ct);
        await File.WriteAllTextAsync(Path.Combine(_folder, "kubeconfig"), _server.KubeConfig, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_lists_every_host_with_its_variables()
    {
        var (exit, output, _) = await AnsibleInventoryAsync("--naming modern", "--list");
        Assert.Equal(0, exit);
        var json = JsonNode.Parse(output)!;
        Assert.Equal(["db-1.example.net", "dcos-23337.nr-ops.net"], json["_meta"]!["hostvars"]!.AsObject().Select(host => host.Key).Order(StringComparer.Ordinal));
        Assert.Equal("db-1", (string?)json["_meta"]!["hostvars"]!["db-1.example.net"]!["kubeinventory_name"]);
    }

    [Fact]
    public async Task It_shows_the_legacy_groups_by_their_unchanged_names()
    {
        var (exit, output, _) = await AnsibleInventoryAsync("--naming legacy", "--graph");
        Assert.Equal(0, exit);
        Assert.Contains("@nr_role=log:", output, StringComparison.Ordinal);
        Assert.Contains("@nr_cluster_name=eu-dcos-cluster:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_variable_arrives_at_the_host()
    {
        var (exit, output, _) = await AnsibleInventoryAsync("--naming legacy", "--host", "dcos-23337.nr-ops.net");
        Assert.Equal(0, exit);
        Assert.Equal("log", (string?)JsonNode.Parse(output)!["nr_role"]);
    }

    [Fact]
    public async Task Modern_names_give_no_warning()
    {
        var (_, _, error) = await AnsibleInventoryAsync("--naming modern", "--list");
        Assert.DoesNotContain("WARNING", error, StringComparison.Ordinal);
        Assert.DoesNotContain("ERROR", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_api_server_the_tool_prints_nothing_and_fails()
    {
        await _server.DisposeAsync();
        var (exit, output, error) = await RunAsync(Tool(), [.. ToolArguments(), "--list"]);
        Assert.NotEqual(0, exit);
        Assert.Empty(output);
        Assert.StartsWith("kubeinventory-ansible: ", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_unknown_host_has_no_variables()
    {
        var (exit, output, _) = await RunAsync(Tool(), [.. ToolArguments(), "--host", "nobody"]);
        Assert.Equal(("{}", 0), (output.Trim(), exit));
    }

    [Fact]
    public async Task A_kubeconfig_without_the_context_is_named()
    {
        var (exit, output, error) = await RunAsync(Tool(), [.. ToolArguments(), "--context", "nowhere", "--list"]);
        Assert.NotEqual(0, exit);
        Assert.Empty(output);
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--list", "--host", "x")]
    [InlineData("--lst")]
    [InlineData("--list", "--include", "Mising")]
    [InlineData("--list", "--hostname", "labels:x")]
    public async Task A_wrong_command_line_is_explained_and_prints_no_inventory(params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(Tool(), [.. ToolArguments(), .. arguments]);
        Assert.NotEqual(0, exit);
        Assert.Empty(output);
        Assert.StartsWith("kubeinventory-ansible: ", error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> AnsibleInventoryAsync(string toolArguments, params string[] arguments)
    {
        var ansible = Requires.Variable("KUBEINVENTORY_TEST_ANSIBLE_INVENTORY");
        var script = Path.Combine(_folder, "inventory");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nexec {Tool()} {string.Join(' ', ToolArguments())} {toolArguments} \"$@\"\n", Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return await RunAsync(ansible, ["-i", script, .. arguments]);
    }

    private string[] ToolArguments() => ["--kubeconfig", Path.Combine(_folder, "kubeconfig")];

    private static string Tool() => typeof(RealAnsibleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Tool").Value!;

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ANSIBLE_LOCALHOST_WARNING"] = "False";
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }
}
