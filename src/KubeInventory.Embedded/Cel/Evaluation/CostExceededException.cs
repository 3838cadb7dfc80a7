namespace KubeInventory.Embedded.Cel;

/// <summary>Ends an evaluation that became too expensive; unlike an error value, <c>||</c> cannot absorb it.</summary>
internal sealed class CostExceededException() : Exception("operation cancelled: actual cost limit exceeded");
