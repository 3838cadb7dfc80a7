namespace KubeInventory.TestKit;

/// <summary>What a server does with a watch that asks for the present state first.</summary>
internal enum StreamingSupport
{
    /// <summary>It sends the state and marks its end.</summary>
    Serves,

    /// <summary>It refuses: the feature is off.</summary>
    Refuses,

    /// <summary>It is too old to know the parameter: it sends the state and no mark.</summary>
    Ignores,
}
