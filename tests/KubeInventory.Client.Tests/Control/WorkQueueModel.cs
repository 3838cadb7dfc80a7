using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>A work queue as lists and sets that are searched from end to end; it and the real one take the same steps.</summary>
internal sealed class WorkQueueModel
{
    private readonly List<string> _queue = [];
    private readonly HashSet<string> _dirty = [];
    private readonly Dictionary<string, WorkItem<string>> _processing = [];
    private readonly Dictionary<string, TimeSpan> _delayed = [];
    private TimeSpan _now;
    private bool _isShutDown;

    public void Step(WorkQueue<string> queue, ManualTimeProvider time, string key, int kind, TimeSpan duration)
    {
        switch (kind)
        {
            case 0 or 1:
                queue.Add(key);
                Add(key);
                break;
            case 2:
                queue.AddAfter(key, duration);
                AddAfter(key, duration);
                break;
            case 3 or 4:
                Take(queue);
                break;
            case 5 when _processing.Remove(key, out var item):
                item.Dispose();
                Done(key);
                break;
            case 6 when duration.TotalMilliseconds > 250:
                queue.ShutDown();
                _isShutDown = true;
                break;
            default:
                time.Advance(duration);
                Advance(duration);
                break;
        }
    }

    public bool Agrees(WorkQueue<string> queue)
    {
        while (_queue.Count > 0)
        {
            Take(queue);
        }

        return queue.Count == 0;
    }

    private void Take(WorkQueue<string> queue)
    {
        Assert.Equal(_queue.Count, queue.Count);
        if (_queue.Count > 0)
        {
            var taking = queue.TakeAsync(Ct);
            Assert.True(taking.IsCompletedSuccessfully, "What is there is taken at once.");
            var item = taking.Result!;
            Assert.Equal(_queue[0], item.Key);
            _queue.RemoveAt(0);
            _dirty.Remove(item.Key);
            _processing.Add(item.Key, item);
        }
    }

    private void Add(string key)
    {
        if (!_isShutDown && _dirty.Add(key) && !_processing.ContainsKey(key))
        {
            _queue.Add(key);
        }
    }

    private void AddAfter(string key, TimeSpan delay)
    {
        if (delay == TimeSpan.Zero)
        {
            Add(key);
        }
        else if (!_isShutDown && (!_delayed.TryGetValue(key, out var due) || _now + delay < due))
        {
            _delayed[key] = _now + delay;
        }
    }

    private void Done(string key)
    {
        if (_dirty.Contains(key))
        {
            _queue.Add(key);
        }
    }

    private void Advance(TimeSpan duration)
    {
        _now += duration;
        foreach (var (key, due) in _delayed.OrderBy(pair => pair.Value).ToArray())
        {
            if (due <= _now)
            {
                _delayed.Remove(key);
                Add(key);
            }
        }
    }
}
