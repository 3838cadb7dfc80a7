using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>A version by Semantic Versioning 2.0.0; build metadata does not count.</summary>
internal sealed class CelSemver : CelValue, IComparable<CelSemver>
{
    private readonly IReadOnlyList<string> _prerelease;

    private CelSemver(IReadOnlyList<ulong> numbers, IReadOnlyList<string> prerelease)
    {
        Numbers = numbers;
        _prerelease = prerelease;
    }

    /// <summary>Major, minor and patch.</summary>
    public IReadOnlyList<ulong> Numbers { get; }

    public override CelType Type => CelType.Semver;

    /// <summary>The version, or why the text is none.</summary>
    public static CelSemver? Parse(string text, out string error)
    {
        error = "";
        if (text.Length == 0)
        {
            error = "Version string empty";
            return null;
        }

        var parts = text.Split('.', 3);
        if (parts.Length != 3)
        {
            error = "No Major.Minor.Patch elements found";
            return null;
        }

        var build = parts[2].IndexOf('+', StringComparison.Ordinal);
        var beforeBuild = build < 0 ? parts[2] : parts[2][..build];
        var dash = beforeBuild.IndexOf('-', StringComparison.Ordinal);
        var texts = new[] { parts[0], parts[1], dash < 0 ? beforeBuild : beforeBuild[..dash] };
        var numbers = new ulong[3];
        for (var index = 0; index < 3; index++)
        {
            if (Number(texts[index], index, out error) is not { } number)
            {
                return null;
            }

            numbers[index] = number;
        }

        string[] prerelease = dash < 0 ? [] : beforeBuild[(dash + 1)..].Split('.');
        string[] metadata = build < 0 ? [] : parts[2][(build + 1)..].Split('.');
        error = prerelease.Select(Prerelease).Concat(metadata.Select(Metadata)).FirstOrDefault(found => found is not null) ?? "";
        return error.Length == 0 ? new CelSemver(numbers, prerelease) : null;
    }

    /// <summary>The text with what tolerant users leave out: no <c>v</c>, all three numbers, no leading zeros.</summary>
    public static string? Normalize(string text, out string error)
    {
        error = "";
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).Select(WithoutZeros).ToList();
        if (parts.Count < 3 && parts[^1].AsSpan().ContainsAny("+-"))
        {
            error = "short version cannot contain PreRelease/Build meta data";
            return null;
        }

        return string.Join('.', [.. parts, .. Enumerable.Repeat("0", 3 - parts.Count)]);
    }

    public int CompareTo(CelSemver? other)
    {
        for (var index = 0; index < 3; index++)
        {
            var order = Numbers[index].CompareTo(other!.Numbers[index]);
            if (order != 0)
            {
                return order;
            }
        }

        var theirs = other!._prerelease;
        if (_prerelease.Count == 0 || theirs.Count == 0)
        {
            return (_prerelease.Count == 0).CompareTo(theirs.Count == 0);
        }

        var first = _prerelease.Zip(theirs, ComparePart).FirstOrDefault(order => order != 0);
        return first != 0 ? first : _prerelease.Count.CompareTo(theirs.Count);
    }

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelSemver version && CompareTo(version) == 0);

    private static bool IsNumeric(string part) => part.All(char.IsAsciiDigit);

    private static int ComparePart(string a, string b) => (IsNumeric(a), IsNumeric(b)) switch
    {
        (true, true) => (a.Length, a).CompareTo((b.Length, b)),
        (true, false) => -1,
        (false, true) => 1,
        _ => Math.Sign(string.CompareOrdinal(a, b)),
    };

    private static string WithoutZeros(string part)
    {
        var trimmed = part.Length > 1 ? part.TrimStart('0') : part;
        return part.Length > 1 && (trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0])) ? $"0{trimmed}" : trimmed;
    }

    private static ulong? Number(string text, int index, out string error)
    {
        var name = index switch { 0 => "Major", 1 => "Minor", _ => "Patch" };
        error = $"Invalid character(s) found in {name.ToLowerInvariant()} number {GoText.Quote(text)}";
        if (!IsNumeric(text))
        {
            return null;
        }

        if (text.Length > 1 && text[0] == '0')
        {
            error = $"{name} number must not contain leading zeroes {GoText.Quote(text)}";
            return null;
        }

        error = $"strconv.ParseUint: parsing {GoText.Quote(text)}: value out of range";
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string? Prerelease(string part) =>
        part.Length == 0 ? "Prerelease is empty"
        : part.Length > 1 && part[0] == '0' && IsNumeric(part)
            ? $"Numeric PreRelease version must not contain leading zeroes {GoText.Quote(part)}"
        : part.All(IsAllowed) ? null
        : $"Invalid character(s) found in prerelease {GoText.Quote(part)}";

    private static string? Metadata(string part) =>
        part.Length == 0 ? "Build meta data is empty"
        : part.All(IsAllowed) ? null
        : $"Invalid character(s) found in build meta data {GoText.Quote(part)}";

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
