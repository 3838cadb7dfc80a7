// A CRD of your own as model, client, lister and informer. All of Acme.Street comes from crds/lamps.yaml while this compiles.
using Acme.Street;
using KubeInventory.Client;
using KubeInventory.Embedded;

await using var server = await EmbeddedApiServer.StartAsync();
using var connection = server.Connect();
await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All);

var street = new StreetClient(connection);
var cache = new Informer<V1Lamp>(street.Lamps);
using var stop = new CancellationTokenSource();
_ = cache.RunAsync(stop.Token);
await cache.WaitForSyncAsync();

var corner = new V1Lamp { Metadata = new ObjectMeta { Name = "corner-7" }, Spec = new V1LampSpec { Mode = V1LampSpecMode.Night, Brightness = 400 } };
var lamps = street.Lamps.InNamespace("default");
var lamp = await lamps.CreateAsync(corner);
await lamps.ReplaceAsync(lamp with { Spec = lamp.Spec! with { Brightness = 800 } });

await foreach (var change in cache.SubscribeAsync())
{
    Console.WriteLine($"{change.Type} {change.Key}: {change.New?.Spec?.Mode}, {change.New?.Spec?.Brightness} lumen");
    if (change.New?.Spec?.Brightness == 800) { break; }
}

Console.WriteLine($"The lister knows {cache.Lister.List().Count} lamp.");
await stop.CancelAsync();
