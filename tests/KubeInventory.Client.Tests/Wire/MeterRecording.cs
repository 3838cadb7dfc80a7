using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace KubeInventory.Client.Tests;

/// <summary>What the library's meter reports. Others' tests report to it too: ask for one's own tags.</summary>
internal sealed class MeterRecording : IDisposable
{
    private readonly ConcurrentQueue<(string Text, double Value)> _seen = new();
    private readonly MeterListener _listener = new()
    {
        InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == KubeClientTelemetry.MeterName)
            {
                it.EnableMeasurementEvents(instrument);
            }
        },
    };

    public MeterRecording()
    {
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The values so far, in order.</summary>
    /// <param name="text">The instrument and its tags, such as <c>kube.workqueue.depth name=hosts</c>.</param>
    public double[] Values(string text) => [.. _seen.Where(seen => seen.Text == text).Select(seen => seen.Value)];

    /// <summary>The values of a gauge as it is read now.</summary>
    public double[] Observe(string text)
    {
        _seen.Clear();
        _listener.RecordObservableInstruments();
        return Values(text);
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Enqueue((string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]), value));
}
