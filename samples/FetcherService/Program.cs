// Keeps the providers of appsettings.json in the inventory, with health endpoints, metrics and a systemd unit.
using FetcherService;
using KubeInventory;
using KubeInventory.Client;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Prometheus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSystemd();
builder.Services.AddKubeInventory();
builder.Services.AddHealthChecks().AddInformer<V1Host>(tags: "ready");
builder.Services.AddConfiguredSources(builder.Configuration.GetRequiredSection("Sources"));

var app = builder.Build();
app.MapHealthChecks("/livez", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapHealthChecks("/healthz", new HealthCheckOptions { ResponseWriter = HealthText.WriteAsync });
app.MapMetrics();
await new CrdInstaller(app.Services.GetRequiredService<KubeConnection>()).InstallAsync(CustomResourceDefinitions.All);

// Meters are listened to from the first collection on; without it, the first fetches would be in no metric.
await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null);
await app.RunAsync();
