namespace KubeInventory.Embedded.Cel;

/// <summary>The names by which a rule reads the value and what it was before.</summary>
internal static class RuleVariables
{
    public const string Self = "self";

    public const string OldSelf = "oldSelf";

    public static IReadOnlyDictionary<string, CelType> Types(CelType self, bool isOldOptional) => new Dictionary<string, CelType>
    {
        [Self] = self,
        [OldSelf] = isOldOptional ? CelType.Optional(self) : self,
    };

    public static IReadOnlyDictionary<string, CelValue> Values(CelValue self, CelValue? oldSelf) =>
        oldSelf is null
            ? new Dictionary<string, CelValue> { [Self] = self }
            : new Dictionary<string, CelValue> { [Self] = self, [OldSelf] = oldSelf };
}
