namespace KubeInventory.TestKit;

internal sealed record DuplicateFault : Fault
{
    internal override Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        var times = 1;
        return exchange.RelayAsync(
            async piece =>
            {
                for (var i = 0; i < times; i++)
                {
                    await exchange.Client.WriteAsync(piece, cancellationToken);
                }

                times = 2;
                return true;
            },
            cancellationToken);
    }
}
