namespace KubeInventory.Fetching;

/// <summary>Why one object must stay, whatever is true of its source.</summary>
internal sealed record DeletionVeto(string Reason, string Message)
{
    public const string AgentAlive = "AgentAlive";
}
