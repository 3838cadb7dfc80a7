namespace KubeInventory.Client.Schema;

/// <summary>A text is not a Go regular expression; the message is the one that Go gives.</summary>
internal sealed class GoPatternException(string message) : FormatException($"error parsing regexp: {message}")
{
    public GoPatternException(string complaint, string about)
        : this($"{complaint}: `{about}`")
    {
    }
}
