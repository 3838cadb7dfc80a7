namespace KubeInventory.Generator;

/// <summary>Names of the pipeline's steps, for tests of what is computed again.</summary>
internal static class Steps
{
    public const string Project = nameof(Project);
    public const string NamesFiles = nameof(NamesFiles);
    public const string PinnedNames = nameof(PinnedNames);
    public const string Inputs = nameof(Inputs);
    public const string Files = nameof(Files);
    public const string Sources = nameof(Sources);
    public const string Summaries = nameof(Summaries);
    public const string Names = nameof(Names);
    public const string Planned = nameof(Planned);
    public const string ClientSet = nameof(ClientSet);
    public const string Manifests = nameof(Manifests);
    public const string ManifestPlan = nameof(ManifestPlan);
    public const string PlannedManifests = nameof(PlannedManifests);
    public const string KubernetesClient = nameof(KubernetesClient);
    public const string Interop = nameof(Interop);
    public const string Conversions = nameof(Conversions);
    public const string ProjectComplaints = nameof(ProjectComplaints);
    public const string InputComplaints = nameof(InputComplaints);
    public const string Complaints = nameof(Complaints);
    public const string Duplicates = nameof(Duplicates);
    public const string NamesComplaints = nameof(NamesComplaints);
    public const string NameComplaints = nameof(NameComplaints);
}
