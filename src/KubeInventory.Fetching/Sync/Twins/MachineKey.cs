namespace KubeInventory.Fetching;

/// <summary>Something that two records of one machine have in common.</summary>
/// <param name="Text">What is compared, such as <c>uuid 4c4c4544…</c>.</param>
/// <param name="Weight">How much it says.</param>
internal readonly record struct MachineKey(string Text, KeyWeight Weight);

/// <summary>How much an equal key says about two records.</summary>
internal enum KeyWeight
{
    /// <summary>They may be of one machine.</summary>
    Hint,

    /// <summary>They may be of one machine; with another half, they are.</summary>
    Half,

    /// <summary>They are of one machine, unless a third record has the key too.</summary>
    Proof,
}
