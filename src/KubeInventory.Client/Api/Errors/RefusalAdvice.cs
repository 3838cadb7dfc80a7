namespace KubeInventory.Client;

/// <summary>What can be done about a refusal, where the server's message does not say it.</summary>
internal static class RefusalAdvice
{
    public static string? For(Refusal refusal) => refusal.Reason switch
    {
        StatusReason.Conflict when refusal.FieldConflicts.Count > 0 =>
            "Leave these fields out of what is applied, give them the value they have, or take them over with ApplyOptions.Force.",
        StatusReason.Conflict => "Read the object again and repeat the change, as UpdateAsync does.",
        StatusReason.AlreadyExists => "Change the object that is there, or use ApplyAsync, which creates or changes.",
        StatusReason.NotFound when refusal.Status.Details?.Name is not { Length: > 0 } =>
            "The server does not serve this resource: check its group and version, and that its CustomResourceDefinition is installed.",
        StatusReason.Expired or StatusReason.Gone => "List again, and watch from the version that the list gives.",
        StatusReason.Unauthorized => "Check the credentials: they are missing, expired, or of another cluster.",

        // Quotas and admission say Forbidden too, and then why; only a lack of rights reads like this.
        StatusReason.Forbidden when refusal.Status.Message?.Contains("\" cannot ", StringComparison.Ordinal) is true =>
            "Grant it by a Role or ClusterRole and its binding; 'kubectl auth can-i --list' shows what these credentials may do.",
        _ => null,
    };
}
