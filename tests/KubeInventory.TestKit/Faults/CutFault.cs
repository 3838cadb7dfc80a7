namespace KubeInventory.TestKit;

internal sealed record CutFault(int Bytes, bool WithReset) : Fault
{
    internal override async Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        await exchange.PassOnAsync(Bytes, cancellationToken);
        if (WithReset)
        {
            exchange.Reset();
        }
    }
}
