using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeInventory.Client;

/// <summary>Orders versions as Kubernetes prefers them: v10, v2, v1, v2beta1, v1beta2, v1alpha1, then others by name.</summary>
internal sealed partial class VersionPriority : IComparer<string>
{
    public static VersionPriority Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Pattern().Match(x ?? ""), Pattern().Match(y ?? ""));
        if (!left.Success || !right.Success)
        {
            return left.Success != right.Success ? (left.Success ? -1 : 1) : string.CompareOrdinal(x, y);
        }

        var order = Stability(right).CompareTo(Stability(left));
        order = order != 0 ? order : Number(right, 1).CompareTo(Number(left, 1));
        return order != 0 ? order : Number(right, 3).CompareTo(Number(left, 3));
    }

    private static int Stability(Match match) => match.Groups[2].Value switch
    {
        "" => 2,
        "beta" => 1,
        _ => 0,
    };

    private static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\Av([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
