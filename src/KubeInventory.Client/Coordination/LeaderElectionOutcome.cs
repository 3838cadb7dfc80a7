namespace KubeInventory.Client;

/// <summary>How a candidacy ended.</summary>
public enum LeaderElectionOutcome
{
    /// <summary>The work ended by itself, under an unbroken lead.</summary>
    Completed,

    /// <summary>The lead was lost, and <see cref="LeaderElectionOptions.CampaignAgain"/> is off.</summary>
    Lost,

    /// <summary>The caller's token was cancelled, before or during the lead.</summary>
    Cancelled,
}
