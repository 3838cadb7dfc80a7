using KubeInventory.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client.Tests;

public sealed class AddEventRecorderTests
{
    [Fact]
    public async Task What_is_recorded_is_sent_before_the_services_are_gone()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        var space = await new ResourceClient<V1Namespace>(connection).GetAsync("default", Ct);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddKubernetesClient(_ => server.Connect());
        builder.Services.AddEventRecorder(new EventRecorderOptions { Controller = "example.com/first" });
        builder.Services.AddEventRecorder(new EventRecorderOptions { Controller = "example.com/second" });
        using (var host = builder.Build())
        {
            host.Services.GetRequiredService<EventRecorder>().Normal(space, "Seen", "See", "It is there.");
        }

        var told = await new ResourceClient<V1Event>(connection).ListAsync(cancellationToken: Ct).SingleAsync(Ct);
        Assert.Equal(("example.com/first", "Seen", "default"), (told.ReportingController, told.Reason, told.Regarding!.Name));
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_they_are_given() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEventRecorder(new EventRecorderOptions { Controller = " " }));
}
