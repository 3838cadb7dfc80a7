// Takes a fleet from two files into a Kubernetes API server, shows it, and follows changes.
// Without a cluster it runs on the embedded API server, on a SQLite file.
using KubeInventory.Client;
using QuickStart;

var arguments = Arguments.Parse(args);
if (arguments.Help is { } help)
{
    (arguments.Wrong ? Console.Error : Console.Out).WriteLine(help);
    return arguments.Wrong ? 2 : 0;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    return await FleetTour.RunAsync(arguments, stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception e) when (e is KubeApiException or KubeConnectionException or KubeConfigException or TimeoutException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"QuickStart: {e.Message}");
    return 1;
}
