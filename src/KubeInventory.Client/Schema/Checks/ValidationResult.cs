namespace KubeInventory.Client.Schema;

/// <summary>What checking one value found, and how many checks it took, by which the alternative that came closest is chosen.</summary>
internal sealed class ValidationResult
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>How many checks applied to the value and what is below it.</summary>
    public int Matches { get; private set; }

    public bool IsValid => _errors.Count == 0;

    public void Match() => Matches++;

    public void Add(FieldError? error)
    {
        if (error is not null && !_errors.Exists(known => known.ToString() == error.ToString()))
        {
            _errors.Add(error);
        }
    }

    public void Merge(ValidationResult other)
    {
        foreach (var error in other._errors)
        {
            Add(error);
        }

        Matches += other.Matches;
    }

    public void Forgive() => _errors.Clear();
}
