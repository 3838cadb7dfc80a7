using KubeInventory.Embedded;

namespace KubeInventory.Package.Tests.Consumers;

/// <summary>The client and generated code in a program that is compiled ahead of time: any warning of the trimmer or the compiler is an error.</summary>
[Trait("Category", "Package")]
public sealed class NativeConsumerTests(PackageFeed feed)
{
    private const string Items = $"""
        <PackageReference Include="KubeInventory.Generator" Version="{PackageFeed.Version}" PrivateAssets="all" />
        <AdditionalFiles Include="*.yaml" />
        """;

    [Fact]
    public async Task A_program_compiled_ahead_of_time_installs_writes_lists_and_watches_a_kind_of_its_own()
    {
        var linker = Linker();
        Assert.SkipWhen(linker is null, "No linker on the PATH: compiling ahead of time takes clang or gcc.");
        using var project = await ThrowawayProject.CreateAsync(feed, Items, Ct);
        project.Write("app/Program.cs", """
            using Acme.Network;
            using KubeInventory.Client;

            using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = args[0] });
            await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All);
            var switches = new NetworkClient(connection).Switches;
            var cache = new Informer<V1Switch>(switches);
            using var stop = new CancellationTokenSource();
            _ = cache.RunAsync(stop.Token);
            await cache.WaitForSyncAsync();
            var one = await switches.CreateAsync(new V1Switch { Metadata = new ObjectMeta { Name = "one" }, Spec = new V1SwitchSpec { Ports = 48 } });
            await cache.WaitForAsync(one.Metadata!.ResourceVersion!);
            Console.WriteLine($"{cache.Lister.List().Single().Spec?.Ports} ports");
            await stop.CancelAsync();
            """);
        await using var server = await EmbeddedApiServer.StartAsync(cancellationToken: Ct);
        project.Write("kubeconfig", server.KubeConfig);

        var program = await project.PublishNativeAsync(linker, Ct);
        var (exitCode, output) = await Dotnet.RunAnyAsync(program, project.Folder, ["kubeconfig"], Ct);

        Assert.True(exitCode == 0, output);
        Assert.Equal("48 ports", output.Trim());
    }

    private static string? Linker() => Array.Find(["clang", "gcc"], static name => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
}
