using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching;

/// <summary>Gathers what is wrong with options, so that all of it is said at once. Every package of a provider has its own copy of this type.</summary>
/// <param name="failures">What is known to be wrong already.</param>
internal sealed class OptionFailures(params IEnumerable<string> failures)
{
    private readonly List<string> _failures = [.. failures];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => _failures.Count > 0;

    /// <summary>Notes a failure unless a condition holds.</summary>
    public void Check(bool holds, string failure)
    {
        if (!holds)
        {
            _failures.Add(failure);
        }
    }

    /// <summary>Ends the validation.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not in its range.</exception>
    public void ThrowIfAny<TOptions>()
    {
        if (_failures.Count > 0)
        {
            throw new OptionsValidationException(typeof(TOptions).Name, typeof(TOptions), _failures);
        }
    }
}
