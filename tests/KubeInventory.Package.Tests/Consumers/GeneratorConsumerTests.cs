namespace KubeInventory.Package.Tests.Consumers;

/// <summary>The generator as users get it: packed, restored from a folder, beside other generators, compiled against, run.</summary>
[Trait("Category", "Package")]
public sealed class GeneratorConsumerTests(PackageFeed feed)
{
    private const string Generator =
        $"""<PackageReference Include="KubeInventory.Generator" Version="{PackageFeed.Version}" PrivateAssets="all" />""";

    private const string Crds = """<AdditionalFiles Include="*.yaml" />""";

    private const string KubernetesClient = $"""
        <PackageReference Include="KubeInventory.Embedded" Version="{PackageFeed.Version}" />
        <PackageReference Include="KubernetesClient" Version="21.0.8" />
        <PackageReference Include="YamlDotNet" Version="18.1.0" />
        """;

    [Fact]
    public async Task A_crd_of_ones_own_becomes_types_that_System_Text_Jsons_generator_sees()
    {
        using var project = await ThrowawayProject.CreateAsync(feed, Generator + Crds, Ct);
        project.Write("app/Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
              </PropertyGroup>
            </Project>
            """);
        project.Write("app/Program.cs", """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using Acme.Network;
            using KubeInventory.Client;

            using var http = new HttpClient();
            var client = new NetworkClient(KubeConnection.FromHttpClient(http, new Uri("https://localhost:1")));
            var rack = new Rack([new V1Switch { Metadata = new ObjectMeta { Name = "one" }, Spec = new V1SwitchSpec { Ports = 48 } }]);
            Console.WriteLine($"{V1Switch.Definition.ApiVersion} {client.Switches is not null} {JsonSerializer.Serialize(rack, RackJson.Default.Rack)}");

            internal sealed record Rack(IReadOnlyList<V1Switch> Switches);

            [JsonSerializable(typeof(Rack))]
            internal sealed partial class RackJson : JsonSerializerContext;
            """);

        var output = await project.RunAsync(Ct);

        Assert.Contains("network.example.com/v1 True", output, StringComparison.Ordinal);
        Assert.Contains("\"spec\":{\"ports\":48}", output, StringComparison.Ordinal);
        var emitted = Directory.GetFiles(Path.Combine(project.Folder, "app/obj"), "V1Switch.g.cs", SearchOption.AllDirectories);
        Assert.Contains("network.example.com", Assert.Single(emitted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyzer_that_ships_another_YamlDotNet_does_not_disturb_it_nor_does_an_edit_of_the_crd()
    {
        using var project = await ThrowawayProject.CreateAsync(
            feed,
            Generator + Crds + """<ProjectReference Include="../lint/lint.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />"""
                + """<Analyzer Include="../lint/bin/Debug/netstandard2.0/YamlDotNet.dll" />""",
            Ct);
        project.Write("lint/lint.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="5.0.0" PrivateAssets="all" />
                <PackageReference Include="System.Text.Encoding.CodePages" Version="9.0.19" />
                <PackageReference Include="YamlDotNet" Version="18.1.0" />
              </ItemGroup>
            </Project>
            """);
        project.Write("lint/YamlGenerator.cs", """
            using System.IO;
            using Microsoft.CodeAnalysis;
            using YamlDotNet.RepresentationModel;

            [Generator(LanguageNames.CSharp)]
            public sealed class YamlGenerator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) =>
                    context.RegisterSourceOutput(context.AdditionalTextsProvider, (output, file) =>
                    {
                        var yaml = new YamlStream();
                        yaml.Load(new StringReader(file.GetText().ToString()));
                        var version = typeof(YamlStream).Assembly.GetName().Version;
                        output.AddSource("Yaml", $"internal static class Yaml {{ public const string Reader = \"YamlDotNet {version.Major}\"; }}");
                    });
            }
            """);
        project.Write("app/Program.cs", "System.Console.WriteLine(Yaml.Reader + string.Join(\",\", typeof(Acme.Network.V1SwitchSpec).GetProperties().Select(p => p.Name)));");

        var output = await project.RunAsync(Ct);
        project.Write("app/switches.yaml", ThrowawayProject.Switches.Replace("{ports:", "{uplinks: {type: string}, ports:", StringComparison.Ordinal));
        var afterEdit = await project.RunAsync(Ct);

        Assert.Contains("YamlDotNet 18", output, StringComparison.Ordinal);
        Assert.Contains("Ports", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Uplinks", output, StringComparison.Ordinal);
        Assert.Contains("Uplinks", afterEdit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_watch_builds_again_when_a_crd_is_edited()
    {
        using var project = await ThrowawayProject.CreateAsync(feed, Generator + Crds, Ct);
        project.Write("app/Program.cs", """
            Console.WriteLine("Fields " + string.Join(",", typeof(Acme.Network.V1SwitchSpec).GetProperties().Select(p => p.Name)));
            await Task.Delay(Timeout.Infinite);
            """);
        using var program = WatchedProgram.Start(Path.Combine(project.Folder, "app"));

        var fields = await program.LineAsync("Fields ", Ct);
        await program.WaitForWatchAsync(Ct);
        project.Write("app/switches.yaml", ThrowawayProject.Switches.Replace("{ports:", "{uplinks: {type: string}, ports:", StringComparison.Ordinal));
        var afterEdit = await program.LineAsync("Fields ", Ct);

        Assert.DoesNotContain("Uplinks", fields, StringComparison.Ordinal);
        Assert.Contains("Uplinks", afterEdit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KubernetesClients_GenericClient_creates_reads_lists_and_watches_the_models()
    {
        using var project = await ThrowawayProject.CreateAsync(feed, Generator + Crds + KubernetesClient, Ct);
        project.Write("app/Program.cs", """
            using System.Text;
            using Acme.Network;
            using k8s;
            using k8s.Models;
            using KubeInventory.Client;
            using KubeInventory.Embedded;

            await using var server = await EmbeddedApiServer.StartAsync();
            using var connection = server.Connect();
            await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All);

            using var file = new MemoryStream(Encoding.UTF8.GetBytes(server.KubeConfig));
            using var kubernetes = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(file));
            using var switches = new GenericClient(kubernetes, "network.example.com", "v1", "switches", disposeClient: false);

            var labels = new Dictionary<string, string> { ["rack"] = "7" };
            await switches.CreateAsync(new V1Switch { Metadata = new ObjectMeta { Name = "one", Labels = labels }, Spec = new V1SwitchSpec { Ports = 24 } });
            var read = await switches.ReadAsync<V1Switch>("one");
            await switches.ReplaceAsync(read with { Spec = read.Spec! with { Ports = 48 } }, "one");
            var one = (await switches.ListAsync<V1SwitchList>()).Items.Single();
            Console.WriteLine($"{one.Name()} of rack {one.GetLabel("rack")} has {one.Spec!.Ports}");
            try
            {
                one.SetLabel("rack", "8");
            }
            catch (NotSupportedException)
            {
                Console.WriteLine("a change that would be lost is refused");
            }

            await foreach (var (type, each) in switches.WatchAsync<V1Switch>())
            {
                Console.WriteLine($"{type} {each.Spec!.Ports}");
                break;
            }
            """);

        var output = await project.RunAsync(Ct);

        Assert.Contains("one of rack 7 has 48", output, StringComparison.Ordinal);
        Assert.Contains("a change that would be lost is refused", output, StringComparison.Ordinal);
        Assert.Contains("Added 48", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KubernetesClients_transport_and_credentials_can_be_taken_over()
    {
        using var project = await ThrowawayProject.CreateAsync(feed, Generator + Crds + KubernetesClient, Ct);
        project.Write("app/Program.cs", """
            using System.Text;
            using k8s;
            using KubeInventory.Client;
            using KubeInventory.Embedded;

            await using var server = await EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { AdminToken = "a-secret" });
            var byCertificate = Configuration();
            var byToken = Configuration();
            (byToken.ClientCertificateData, byToken.ClientCertificateKeyData, byToken.AccessToken) = (null, null, "a-secret");
            var byNobody = Configuration();
            (byNobody.ClientCertificateData, byNobody.ClientCertificateKeyData) = (null, null);

            Console.WriteLine($"certificate: {await ReadAsync(byCertificate)}");
            Console.WriteLine($"token: {await ReadAsync(byToken)}");
            try
            {
                Console.WriteLine($"nobody: {await ReadAsync(byNobody)}");
            }
            catch (KubeApiException e)
            {
                Console.WriteLine($"nobody: {(int)e.StatusCode}");
            }

            KubernetesClientConfiguration Configuration()
            {
                using var file = new MemoryStream(Encoding.UTF8.GetBytes(server.KubeConfig));
                return KubernetesClientConfiguration.BuildConfigFromConfigFile(file);
            }

            static async Task<string?> ReadAsync(KubernetesClientConfiguration configuration)
            {
                using var official = new Kubernetes(configuration);
                using (var connection = KubeConnection.FromHttpClient(
                    official.HttpClient,
                    official.BaseUri,
                    async (request, token) => await (official.Credentials?.ProcessHttpRequestAsync(request, token) ?? Task.CompletedTask)))
                {
                    await new ResourceClient<V1Namespace>(connection).GetAsync("default");
                }

                // The client is still its owner's.
                return (await official.CoreV1.ReadNamespaceAsync("default")).Metadata.Name;
            }
            """);

        var output = await project.RunAsync(Ct);

        Assert.Contains("certificate: default", output, StringComparison.Ordinal);
        Assert.Contains("token: default", output, StringComparison.Ordinal);
        Assert.Matches("nobody: 40[13]", output);
    }
}
