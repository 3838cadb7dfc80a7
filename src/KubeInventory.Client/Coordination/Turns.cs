namespace KubeInventory.Client;

/// <summary>Lets so many through per name, and the others in the order in which they came. Thread-safe.</summary>
internal sealed class Turns(int places)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public bool TryEnter(string name)
    {
        lock (_gate)
        {
            var line = LineOf(name);
            if (line.Inside >= places)
            {
                return false;
            }

            line.Inside++;
            return true;
        }
    }

    public async Task EnterAsync(string name, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> turn;
        lock (_gate)
        {
            var line = LineOf(name);
            if (line.Inside < places)
            {
                line.Inside++;
                return;
            }

            turn = line.Waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            await turn.Value.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveUp(name, turn);
            throw;
        }
    }

    public void Leave(string name)
    {
        lock (_gate)
        {
            var line = _lines[name];
            if (line.Waiting.First is { } next)
            {
                line.Waiting.RemoveFirst();
                next.Value.SetResult();
            }
            else if (--line.Inside == 0)
            {
                _lines.Remove(name);
            }
        }
    }

    private void GiveUp(string name, LinkedListNode<TaskCompletionSource> turn)
    {
        lock (_gate)
        {
            if (turn.List is { } waiting)
            {
                waiting.Remove(turn);
                return;
            }
        }

        // The turn came while its waiter was leaving: it is the next one's.
        Leave(name);
    }

    private Line LineOf(string name)
    {
        if (!_lines.TryGetValue(name, out var line))
        {
            _lines.Add(name, line = new Line());
        }

        return line;
    }

    private sealed class Line
    {
        public int Inside { get; set; }

        public LinkedList<TaskCompletionSource> Waiting { get; } = [];
    }
}
