namespace KubeInventory.TestKit;

internal sealed record SplitFault(int Bytes, TimeSpan Pause) : Fault
{
    internal override Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken) => exchange.RelayAsync(
        async piece =>
        {
            for (var rest = piece; rest.Length > 0; rest = rest[Math.Min(Bytes, rest.Length)..])
            {
                await exchange.Client.WriteAsync(rest[..Math.Min(Bytes, rest.Length)], cancellationToken);
                if (Pause > TimeSpan.Zero)
                {
                    await Task.Delay(Pause, exchange.Time, cancellationToken);
                }
            }

            return true;
        },
        cancellationToken);
}
