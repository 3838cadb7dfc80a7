namespace KubeInventory.Embedded.Tables;

/// <summary>A path does not fit the value that it is applied to.</summary>
internal sealed class JsonPathException(string message) : Exception(message);
