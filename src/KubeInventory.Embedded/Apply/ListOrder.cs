namespace KubeInventory.Embedded.Apply;

/// <summary>Orders the items of two lists that become one: items of both as applied, the rest of the live ones among their neighbours.</summary>
internal static class ListOrder
{
    /// <summary>The steps in order; with a live item for those that only the live list has, as it may have several of one step.</summary>
    public static List<(PathElement Element, Slot LiveItem)> Merge(ListIndex live, ListIndex applied)
    {
        var order = new List<(PathElement, Slot)>();
        var merged = new HashSet<PathElement>();
        var shared = new Queue<PathElement>(applied.Items.Select(item => item.Element).Where(live.Contains));
        for (int i = 0, j = 0; i < live.Order.Count || j < applied.Items.Count;)
        {
            var next = j < applied.Items.Count ? applied.Items[j].Element : null;
            if (i < live.Order.Count)
            {
                var (element, item) = live.Order[i];
                if (!applied.Contains(element))
                {
                    order.Add((element, Slot.Of(item)));
                    i++;
                    continue;
                }

                // An item of both waits for its turn in the applied order.
                if (next is not null && !element.Equals(next) && shared.TryPeek(out var awaited) && !element.Equals(awaited))
                {
                    i++;
                    continue;
                }

                if (merged.Contains(element) || element.Equals(next))
                {
                    i++;
                }
            }

            if (next is not null)
            {
                order.Add((next, Slot.Absent));
                merged.Add(next);
                j++;
                if (shared.TryPeek(out var awaited) && awaited.Equals(next))
                {
                    shared.Dequeue();
                }
            }
        }

        return order;
    }
}
