namespace KubeInventory.Client;

/// <summary>A signing request brought no certificate. The message names the request and says what to do.</summary>
public sealed class CertificateSigningException : Exception
{
    /// <summary>Says what became of a request.</summary>
    public CertificateSigningException(string message, string requestName, CertificateSigningOutcome outcome, Exception? innerException = null)
        : base(message, innerException)
    {
        RequestName = requestName;
        Outcome = outcome;
    }

    /// <summary>Name of the CertificateSigningRequest.</summary>
    public string RequestName { get; }

    /// <summary>What became of it.</summary>
    public CertificateSigningOutcome Outcome { get; }
}
