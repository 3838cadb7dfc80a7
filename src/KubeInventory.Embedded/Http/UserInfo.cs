namespace KubeInventory.Embedded.Http;

/// <summary>Who sends a request.</summary>
internal sealed record UserInfo(string Name, IReadOnlyList<string> Groups)
{
    public static UserInfo Anonymous { get; } = new("system:anonymous", ["system:unauthenticated"]);

    public bool IsAnonymous => this == Anonymous;
}
