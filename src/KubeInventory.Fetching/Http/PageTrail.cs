namespace KubeInventory.Fetching;

/// <summary>The pages that a fetch has read. A provider whose pages lead in a circle would otherwise be read for ever.</summary>
/// <param name="provider">The provider's name, for messages.</param>
public sealed class PageTrail(string provider)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Notes a page before it is read.</summary>
    /// <param name="page">What tells this page from the others: a marker, an offset, a link.</param>
    /// <exception cref="FetchException">Malformed: it was read before.</exception>
    public void Visit(string page)
    {
        if (!_read.Add(page))
        {
            throw new FetchException(
                FetchFailure.Malformed,
                $"{provider} leads from its pages back to one that was read, '{PlainText.Of(page, 128)}': what comes after it cannot be seen.");
        }
    }
}
