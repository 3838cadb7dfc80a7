using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>A gauge over what lives at the moment, read when somebody asks: a listener that starts later sees it too.</summary>
internal sealed class LiveGauge
{
    // A meter is the process's, so the owners of its values are too. They are held weakly: one that is forgotten undisposed leaves no trace.
    private readonly ConditionalWeakTable<object, Live> _values = new();
    private readonly string _tag;
    private readonly Func<IEnumerable<double>, double> _worst;

    /// <param name="meter">Asks for the values.</param>
    /// <param name="name">The name of the instrument.</param>
    /// <param name="unit">The unit of its values.</param>
    /// <param name="description">What it tells.</param>
    /// <param name="tag">What tells values apart.</param>
    /// <param name="worst">The one of several values with one tag: a backend would keep any of them.</param>
    public LiveGauge(Meter meter, string name, string unit, string description, string tag, Func<IEnumerable<double>, double> worst)
    {
        _tag = tag;
        _worst = worst;
        meter.CreateObservableGauge(name, Measure, unit, description);
    }

    /// <summary>Sets whence an owner's value is read, in place of what was before.</summary>
    /// <param name="owner">Whose value it is.</param>
    /// <param name="tag">The tag of its value.</param>
    /// <param name="read">Called on any thread; null while there is no value.</param>
    public void Set(object owner, string tag, Func<double?> read) => _values.AddOrUpdate(owner, new Live(tag, read));

    /// <summary>Has no value of an owner any more.</summary>
    public void Remove(object owner) => _values.Remove(owner);

    private IEnumerable<Measurement<double>> Measure() => _values
        .Select(pair => (pair.Value.Tag, Value: pair.Value.Read()))
        .Where(live => live.Value is not null)
        .GroupBy(live => live.Tag, live => live.Value!.Value)
        .Select(values => new Measurement<double>(_worst(values), new KeyValuePair<string, object?>(_tag, values.Key)));

    private sealed record Live(string Tag, Func<double?> Read);
}
