namespace KubeInventory.Embedded.Cel;

internal enum BudgetExceeded
{
    None,

    /// <summary>One rule alone cost too much.</summary>
    Call,

    /// <summary>All rules together did.</summary>
    Object,
}
