namespace KubeInventory.Ansible;

/// <summary>The hosts cannot be made into an inventory; the message says which host and what to change.</summary>
internal sealed class InventoryException(string message, Exception? innerException = null) : Exception(message, innerException);
