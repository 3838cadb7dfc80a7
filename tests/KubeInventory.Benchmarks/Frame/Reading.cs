namespace KubeInventory.Benchmarks;

/// <summary>A value, and what it should be.</summary>
/// <param name="Value">In the goal's unit.</param>
/// <param name="Goal">What is promised.</param>
/// <param name="Part">Which of a figure's several readings, such as <c>by key</c>; empty where there is one.</param>
internal sealed record Reading(double Value, Goal Goal, string Part = "")
{
    public bool IsKept => Goal.IsMetBy(Value);

    public string Text => Part.Length == 0 ? Goal.Print(Value) : $"{Goal.Print(Value)} {Part}";
}
