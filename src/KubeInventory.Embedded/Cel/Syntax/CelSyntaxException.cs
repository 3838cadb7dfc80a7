namespace KubeInventory.Embedded.Cel;

/// <summary>Leaves the parser at the first syntax error; never leaves <see cref="Parser.Parse"/>.</summary>
internal sealed class CelSyntaxException(CelIssue issue) : Exception(issue.Message)
{
    public CelSyntaxException(int position, string message) : this(new CelIssue(position, message))
    {
    }

    public CelIssue Issue { get; } = issue;
}
