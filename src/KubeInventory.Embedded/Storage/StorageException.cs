namespace KubeInventory.Embedded.Storage;

/// <summary>The file behind the store refused. The message says which file, why, and what to do.</summary>
internal sealed class StorageException(string message, Exception? innerException = null) : IOException(message, innerException);
