namespace KubeInventory.TestKit;

internal sealed record SilenceFault(int Bytes) : Fault
{
    internal override async Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        await exchange.PassOnAsync(Bytes, cancellationToken);
        await exchange.WaitForClientToLeaveAsync(cancellationToken);
    }
}
