namespace KubeInventory.Embedded.Cel;

/// <summary>Counts what an evaluation costs, in Kubernetes' units, and ends it at a limit. For one evaluation.</summary>
internal sealed class CostMeter(long limit)
{
    public long Spent { get; private set; }

    /// <exception cref="CostExceededException">The limit is passed.</exception>
    public void Add(long cost)
    {
        Spent += cost;
        if (Spent > limit)
        {
            throw new CostExceededException();
        }
    }
}
