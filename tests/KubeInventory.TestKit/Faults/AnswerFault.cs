using System.Globalization;
using System.Text;

namespace KubeInventory.TestKit;

internal sealed record AnswerFault(int Code, string ContentType, byte[] Body, string Headers) : Fault
{
    internal override async Task PlayAsync(FaultExchange exchange, CancellationToken cancellationToken)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {Code} Fault\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n{Headers}\r\n");
        await exchange.Client.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await exchange.Client.WriteAsync(Body, cancellationToken);
    }
}
