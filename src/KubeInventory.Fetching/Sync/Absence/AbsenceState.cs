namespace KubeInventory.Fetching;

/// <summary>How far an absence has come. It follows from what is stored and the time, so a restart changes nothing.</summary>
internal enum AbsenceState
{
    /// <summary>Not enough complete fetches agree yet, or not enough time has passed.</summary>
    Missing,

    /// <summary>Taken for gone; the record is kept.</summary>
    Retired,

    /// <summary>Gone for so long that the record may be deleted, if no guard objects.</summary>
    DeletionCandidate,
}
