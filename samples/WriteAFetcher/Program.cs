// A fetcher of a REST provider, and the check of it: SoftLayerFetcher.cs is all that you write.
using System.Net;
using KubeInventory;
using KubeInventory.Fetching;
using WriteAFetcher;

using var provider = new RecordedSoftLayer();
var report = await FetcherConformance.CheckAsync<V1Host>(() => new SoftLayerFetcher(provider.Client), new ConformanceOptions
{
    BreakAfterFirstPage = () => provider.Answer(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable),
    Throttle = () => provider.Answer(HttpStatusCode.TooManyRequests),
    Forbid = () => provider.Answer(HttpStatusCode.Unauthorized),
});
Console.WriteLine(report);
return report.IsConformant ? 0 : 1;
