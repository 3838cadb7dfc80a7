namespace KubeInventory.Client;

/// <summary>Reads the client certificate of a kubeconfig's user, once or whenever its files are replaced.</summary>
internal static class ClientCertificateSettings
{
    private const string CertificateKey = "client-certificate";
    private const string CertificateDataKey = "client-certificate-data";
    private const string KeyKey = "client-key";
    private const string KeyDataKey = "client-key-data";

    public static Reloaded<ClientCertificate>? Read(KubeConfigEntry user, KubeConnectionOptions options)
    {
        if (user.DataOrFile(CertificateDataKey, CertificateKey) is null)
        {
            return user.DataOrFile(KeyDataKey, KeyKey) is null
                ? null
                : throw user.Fields.Fail(CertificateKey, "is missing, and there is a client key.");
        }

        var isInFiles = user.Fields.Text(CertificateDataKey) is null || user.Fields.Text(KeyDataKey) is null;
        return isInFiles
            ? new Reloaded<ClientCertificate>(
                () => Load(user, options.TimeProvider),
                ClientCertificate.ReloadPeriod,
                (one, other) => one.SameAs(other),
                options.TimeProvider,
                options.LoggerFactory.CreateLogger(ClientTelemetry.Name))
            : Reloaded.Never(Load(user, options.TimeProvider));
    }

    private static ClientCertificate Load(KubeConfigEntry user, TimeProvider time)
    {
        var certificate = user.DataOrFile(CertificateDataKey, CertificateKey)!;

        // Both in one file are replaced at once, so they are read at once.
        var key = AreOneFile(user)
            ? certificate
            : user.DataOrFile(KeyDataKey, KeyKey) ?? throw user.Fields.Fail(KeyKey, "is missing, and there is a client certificate.");
        return Pem.ClientCertificate(certificate, key, time, problem => user.Fields.Fail(CertificateKey, problem));
    }

    private static bool AreOneFile(KubeConfigEntry user) =>
        user.Fields.Text(CertificateDataKey) is null
        && user.Fields.Text(KeyDataKey) is null
        && user.FilePath(CertificateKey) == user.FilePath(KeyKey);
}
