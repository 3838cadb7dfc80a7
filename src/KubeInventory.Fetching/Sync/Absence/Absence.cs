namespace KubeInventory.Fetching;

/// <summary>What is stored of an object that its source does not report any more.</summary>
/// <param name="Since">When a complete fetch first did not contain it.</param>
/// <param name="Cycles">Complete fetches in a row that did not contain it.</param>
/// <param name="IsCertain">Whether more is known than absence: the provider says terminated, or an operator says decommissioned.</param>
internal readonly record struct Absence(DateTimeOffset Since, int Cycles, bool IsCertain);
