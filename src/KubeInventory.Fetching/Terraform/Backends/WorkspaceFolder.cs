namespace KubeInventory.Fetching;

/// <summary>The workspaces of a configuration with the local backend: <c>terraform.tfstate</c>, and <c>terraform.tfstate.d/WORKSPACE/terraform.tfstate</c>.</summary>
/// <remarks>Source: hashicorp/terraform, internal/backend/local.</remarks>
internal sealed class WorkspaceFolder : TerraformBackend
{
    private const string Default = "default";
    private const string FileName = "terraform.tfstate";
    private readonly string _folder;
    private readonly FileChanges _changes;

    public WorkspaceFolder(string folder)
    {
        _folder = folder;
        _changes = new FileChanges(() => States().Values);
    }

    public override bool HasWorkspaces => true;

    public override IReadOnlyList<FetchShard> List()
    {
        _changes.Remember();
        var states = States();
        return states.Count > 0
            ? [.. states.Keys.Select(workspace => new FetchShard(workspace))]
            : throw new FetchException(
                FetchFailure.Unreachable, $"{_folder} holds no {FileName} and no {FileName}.d/<workspace>/{FileName}: run 'terraform apply' there, or name the state file.");
    }

    public override Task<TerraformState> ReadAsync(FetchShard shard, CancellationToken cancellationToken)
    {
        var states = States();
        return states.TryGetValue(shard.Name, out var path)
            ? StateFile.ReadAsync(path, cancellationToken)
            : throw new FetchException(FetchFailure.Unreachable, $"{_folder} has no state of the workspace '{shard.Name}', but of {string.Join(", ", states.Keys)}.");
    }

    public override Task WaitForChangeAsync(CancellationToken cancellationToken) => _changes.WaitAsync(cancellationToken);

    private SortedDictionary<string, string> States()
    {
        var states = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var own = Path.Combine(_folder, FileName);
        if (File.Exists(own))
        {
            states.Add(Default, own);
        }

        var others = Path.Combine(_folder, $"{FileName}.d");
        foreach (var workspace in Directory.Exists(others) ? Directory.EnumerateDirectories(others) : [])
        {
            var path = Path.Combine(workspace, FileName);
            if (File.Exists(path))
            {
                states[Path.GetFileName(workspace)] = path;
            }
        }

        return states;
    }
}
