using KubeInventory.Benchmarks;
using KubeInventory.Benchmarks.Json;

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
    ["serve", var count] => await ServeAsync(Number(count), stop.Token),
    ["enumerate", var address] => await EnumerateAsync(new Uri(address), stop.Token),
    ["serve-ec2", var count, var page] => await ServeEc2Async(Number(count), Number(page), stop.Token),
    ["fetch-ec2", var address] => await FetchEc2Async(address, stop.Token),
    ["first", var kind, var who] => First(kind, who),
    ["fuzz", var first, var end] => Fuzz(Number(first), Number(end)),
    _ => Usage(),
};

static async Task<int> EnumerateAsync(Uri server, CancellationToken cancellationToken)
{
    Console.Write(await KubeInventory.Benchmarks.Client.Enumerate.RunAsync(server, cancellationToken));
    return ExitCode.Kept;
}

static async Task<int> ServeEc2Async(int count, int pageSize, CancellationToken cancellationToken)
{
    var serving = new KubeInventory.Benchmarks.Ec2.Ec2Server(count, pageSize).RunAsync(Console.WriteLine, cancellationToken);
    await Task.WhenAny(serving, Console.In.ReadToEndAsync(cancellationToken));
    return ExitCode.Kept;
}

static async Task<int> FetchEc2Async(string address, CancellationToken cancellationToken)
{
    Console.Write(await KubeInventory.Benchmarks.Ec2.Ec2Fetch.RunAsync(address, cancellationToken));
    return ExitCode.Kept;
}

static int First(string kind, string who)
{
    Console.Write(FirstCall.Measure(kind, who).ToString(System.Globalization.CultureInfo.InvariantCulture));
    return ExitCode.Kept;
}

static int Fuzz(int first, int end)
{
    KubeInventory.Benchmarks.Generator.FuzzedFiles.Run(first, end, Console.Out);
    return ExitCode.Kept;
}

static int Number(string argument) => int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture);

// What figures start as a process of their own: it ends when its input does.
static async Task<int> ServeAsync(int count, CancellationToken cancellationToken)
{
    using var server = new HostServer(count);
    var serving = server.RunAsync(cancellationToken);
    Console.WriteLine(await server.Port);
    await Task.WhenAny(serving, Console.In.ReadToEndAsync(cancellationToken));
    return ExitCode.Kept;
}

static int Usage()
{
    Console.Error.WriteLine("usage: figures [name or prefix …] [--verbose] [--list]");
    return ExitCode.Usage;
}
