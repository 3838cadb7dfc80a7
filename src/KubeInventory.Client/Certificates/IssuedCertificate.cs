namespace KubeInventory.Client;

/// <summary>A certificate as a signer issued it, with the key that was made for it.</summary>
public sealed class IssuedCertificate
{
    internal IssuedCertificate(string certificatePem, string keyPem, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        CertificatePem = certificatePem;
        KeyPem = keyPem;
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    /// <summary>The certificate and its intermediate authorities, in PEM.</summary>
    public string CertificatePem { get; }

    /// <summary>The private key, unencrypted, in PKCS#8 PEM. It never left this process.</summary>
    public string KeyPem { get; }

    /// <summary>Since when the certificate is good.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>How long the certificate is good.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>
    /// Writes certificate and key into one file that only its owner may read, replaced as a whole. A kubeconfig names the file both as
    /// <c>client-certificate</c> and as <c>client-key</c>.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; an older one is untouched.</exception>
    public void SaveTo(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SecretFile.Write(path, System.Text.Encoding.ASCII.GetBytes($"{CertificatePem.TrimEnd()}\n{KeyPem.TrimEnd()}\n"));
    }
}
