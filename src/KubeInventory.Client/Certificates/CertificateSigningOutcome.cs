namespace KubeInventory.Client;

/// <summary>Why a signing request brought no certificate.</summary>
public enum CertificateSigningOutcome
{
    /// <summary>Somebody denied the request.</summary>
    Denied,

    /// <summary>The request was approved, and the signer could not sign it.</summary>
    Failed,

    /// <summary>Nobody decided in time, or the signer did not act.</summary>
    TimedOut,

    /// <summary>The request was deleted before it was decided.</summary>
    Deleted,

    /// <summary>The certificate that came is not for the key that it was asked for, or is not good now.</summary>
    Unusable,
}
