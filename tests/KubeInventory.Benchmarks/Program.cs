using KubeInventory.Benchmarks;

// figures [name or prefix …] [--verbose]: measures what the issues promise and exits with 1 where a promise is not kept.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

return args switch
{
    ["figures", .. var rest] => await FiguresCommand.RunAsync(FigureCatalog.All, rest, Console.Out, Console.Error, stop.Token),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: figures [name or prefix …] [--verbose] [--list]");
    return ExitCode.Usage;
}
