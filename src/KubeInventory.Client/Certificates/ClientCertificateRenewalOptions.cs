namespace KubeInventory.Client;

/// <summary>Which certificate a <see cref="ClientCertificateRenewal"/> keeps good, and where.</summary>
public sealed record ClientCertificateRenewalOptions
{
    /// <summary>The certificate to have. Required.</summary>
    public required ClientCertificateRequest Certificate { get; init; }

    /// <summary>The file that holds certificate and key, for its owner's eyes only. Required; its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// How long a request waits for approval and signature before another one is sent. Default: 15 minutes. Range: above zero. Where people
    /// approve, give them a day.
    /// </summary>
    public TimeSpan ApprovalTimeout { get; init; } = TimeSpan.FromMinutes(15);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Certificate);
        ArgumentException.ThrowIfNullOrEmpty(Path);
        Certificate.Validate();
        if (ApprovalTimeout <= TimeSpan.Zero || ApprovalTimeout.TotalDays > 40)
        {
            throw new ArgumentOutOfRangeException(nameof(ApprovalTimeout), ApprovalTimeout, "ApprovalTimeout must be above zero and at most 40 days.");
        }
    }
}
