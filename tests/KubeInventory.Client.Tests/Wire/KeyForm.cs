namespace KubeInventory.Client.Tests;

/// <summary>How a private key is written down.</summary>
public enum KeyForm
{
    RsaPkcs1,
    RsaPkcs8,
    EllipticSec1,
    EllipticPkcs8,
    Encrypted,
}
