using System.Xml;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>An answer of DescribeInstances, read while it arrives: at any time one instance of it is in memory.</summary>
internal sealed class InstancePage(AwsAnswer answer) : IAsyncDisposable
{
    private bool _hasReservations;
    private bool _isEnded;
    private string? _owner;

    /// <summary>Leads to the next page; null on the last one. Known when the page has been read.</summary>
    public string? NextToken { get; private set; }

    /// <summary>The next instance, and the account of its reservation; null at the end.</summary>
    /// <exception cref="FetchException">The answer is broken, or ends before its end.</exception>
    public async Task<(XElement Instance, string? Account)?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!_isEnded)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (answer.Xml.NodeType != XmlNodeType.Element)
                {
                    _isEnded = !await answer.Xml.ReadAsync().ConfigureAwait(false);
                }
                else if (await EnterAsync(cancellationToken).ConfigureAwait(false) is { } instance)
                {
                    return (instance, _owner);
                }
            }
        }
        catch (Exception e) when (AwsAnswer.IsFailure(e, cancellationToken))
        {
            throw AwsAnswer.Failure(e, answer.Call);
        }

        return _hasReservations ? null : throw new FetchException(FetchFailure.Malformed, $"AWS answers {answer.Call.Place} without a list of reservations.");
    }

    public ValueTask DisposeAsync() => answer.DisposeAsync();

    // DescribeInstancesResponse/reservationSet/item/instancesSet/item, and what lies beside these.
    private async Task<XElement?> EnterAsync(CancellationToken cancellationToken)
    {
        var xml = answer.Xml;
        switch (xml.Depth, xml.LocalName)
        {
            case (4, "item"):
                return await ElementAsync(cancellationToken).ConfigureAwait(false);
            case (3, "ownerId"):
                _owner = (await ElementAsync(cancellationToken).ConfigureAwait(false)).Value;
                break;
            case (1, "nextToken"):
                NextToken = (await ElementAsync(cancellationToken).ConfigureAwait(false)).Value is { Length: > 0 } token ? token : null;
                break;
            case (1, "reservationSet"):
                _hasReservations = true;
                await xml.ReadAsync().ConfigureAwait(false);
                break;
            case (0, _) or (2, "item") or (3, "instancesSet"):
                await xml.ReadAsync().ConfigureAwait(false);
                break;
            default:
                await xml.SkipAsync().ConfigureAwait(false);
                break;
        }

        return null;
    }

    private async Task<XElement> ElementAsync(CancellationToken cancellationToken)
        => (XElement)await XNode.ReadFromAsync(answer.Xml, cancellationToken).ConfigureAwait(false);
}
