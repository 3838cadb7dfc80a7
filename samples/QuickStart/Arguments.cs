namespace QuickStart;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    private const string Usage = """
        dotnet run --project samples/QuickStart -- [--once] [--kubeconfig FILE] [--data DIR]

          --once             print the fleet and exit
          --kubeconfig FILE  use this API server instead of the embedded one
          --data DIR         folder for the embedded server's data and the fleet's files (default: .kubeinventory)
        """;

    public bool Once { get; private init; }

    public string? KubeConfig { get; private init; }

    public string DataDirectory { get; private init; } = ".kubeinventory";

    /// <summary>What to print instead of running.</summary>
    public string? Help { get; private init; }

    /// <summary>Whether <see cref="Help"/> answers a mistake.</summary>
    public bool Wrong { get; private init; }

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var parsed = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--once":
                    parsed = parsed with { Once = true };
                    break;
                case "--kubeconfig" when value is not null:
                    parsed = parsed with { KubeConfig = value };
                    i++;
                    break;
                case "--data" when value is not null:
                    parsed = parsed with { DataDirectory = value };
                    i++;
                    break;
                case "--help" or "-h":
                    return new Arguments { Help = Usage };
                case "--kubeconfig" or "--data":
                    return new Arguments { Help = $"{args[i]} needs a value.\n\n{Usage}", Wrong = true };
                default:
                    return new Arguments { Help = $"There is no option {args[i]}.\n\n{Usage}", Wrong = true };
            }
        }

        return parsed;
    }
}
