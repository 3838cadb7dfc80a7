namespace KubeInventory.Generator.Model;

/// <summary>What a schema restricts in an object beyond its C# types.</summary>
/// <param name="Lines">An OpenAPI schema in JSON, broken where a reader would break it.</param>
/// <param name="Parts">Types whose own restrictions the JSON refers to by number.</param>
internal sealed record RestrictionModel(EquatableArray<string> Lines, EquatableArray<string> Parts);
