namespace KubeInventory.TestKit;

internal sealed record DelayFault(TimeSpan Wait) : Fault
{
    internal override async Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        await Task.Delay(Wait, exchange.Time, cancellationToken);
        await exchange.PassOnAsync(int.MaxValue, cancellationToken);
    }
}
