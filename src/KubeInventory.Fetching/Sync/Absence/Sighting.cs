namespace KubeInventory.Fetching;

/// <summary>What is remembered of the reports of one object. <see cref="Sightings"/> guards it.</summary>
internal sealed class Sighting(string name)
{
    public string Name => name;

    /// <summary>The cycle that last reported the object.</summary>
    public int Cycle { get; set; }

    /// <summary>Whether that report was other than of an end.</summary>
    public bool IsAlive { get; set; }

    /// <summary>Fingerprint of the report that needed no write.</summary>
    public UInt128 Print { get; set; }

    /// <summary>The shard that it came from.</summary>
    public string? Shard { get; set; }

    /// <summary>Version of the stored object for which it needed none; null where that is not known.</summary>
    public string? Version { get; set; }

    /// <summary>Whether the cache still has that version, so that an equal report needs no look at the cache.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Whether it is no longer remembered under its name.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Its place in the order of the shard's last answer.</summary>
    public int Place { get; set; }
}
