namespace KubeInventory.TestKit;

internal sealed record ReorderFault : Fault
{
    internal override Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        var isFirst = true;
        return exchange.RelayAsync(
            async piece =>
            {
                var half = isFirst ? 0 : piece.Length / 2;
                isFirst = false;
                await exchange.Client.WriteAsync(piece[half..], cancellationToken);
                await exchange.Client.WriteAsync(piece[..half], cancellationToken);
                return true;
            },
            cancellationToken);
    }
}
