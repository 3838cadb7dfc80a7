namespace KubeInventory.Fetching.Aws;

/// <summary>What of a request is signed.</summary>
/// <param name="Method">Such as POST.</param>
/// <param name="Path">As it is sent.</param>
/// <param name="Query">As it is sent, without the question mark.</param>
/// <param name="Headers">Every header that is signed, in the order sent.</param>
/// <param name="Body">The content.</param>
internal sealed record SignedParts(string Method, string Path, string Query, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body);
