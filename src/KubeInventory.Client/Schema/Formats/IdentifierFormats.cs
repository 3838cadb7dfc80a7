using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>The formats of identifiers, colours and encoded bytes.</summary>
internal static partial class IdentifierFormats
{
    public static bool IsUuid(string text) => Uuid().IsMatch(text);

    public static bool IsUuid3(string text) => Uuid3().IsMatch(text);

    public static bool IsUuid4(string text) => Uuid4().IsMatch(text);

    public static bool IsUuid5(string text) => Uuid5().IsMatch(text);

    /// <summary>Base64 of the standard alphabet with padding.</summary>
    public static bool IsBase64(string text) => Base64().IsMatch(text);

    public static bool IsBsonObjectId(string text) => BsonObjectId().IsMatch(text);

    public static bool IsHexColor(string text) => HexColor().IsMatch(text);

    public static bool IsRgbColor(string text) => RgbColor().IsMatch(text);

    public static bool IsSsn(string text) => Ssn().IsMatch(text);

    public static bool IsIsbn10(string text)
    {
        var digits = SpacesAndHyphens().Replace(text, "");
        return Isbn10().IsMatch(digits) && digits.Select((digit, index) => (index + 1) * (digit == 'X' ? 10 : digit - '0')).Sum() % 11 == 0;
    }

    public static bool IsIsbn13(string text)
    {
        var digits = SpacesAndHyphens().Replace(text, "");
        return Isbn13().IsMatch(digits) && digits.Select((digit, index) => (index % 2 == 0 ? 1 : 3) * (digit - '0')).Sum() % 10 == 0;
    }

    /// <summary>The number of a known issuer with a valid check digit; whatever is no digit is ignored.</summary>
    public static bool IsCreditCard(string text)
    {
        var digits = NoDigits().Replace(text, "");
        return CreditCard().IsMatch(digits) && digits.Reverse().Select(Luhn).Sum() % 10 == 0;
    }

    private static int Luhn(char digit, int index)
    {
        var value = (digit - '0') * (1 + (index % 2));
        return value > 9 ? value - 9 : value;
    }

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"\A([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})\z")]
    private static partial Regex Base64();

    [GeneratedRegex(@"\A[0-9a-fA-F]{24}\z")]
    private static partial Regex BsonObjectId();

    [GeneratedRegex(@"\A#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"\Argb\((\s*(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])\s*,){2}\s*(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])\s*\)\z")]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"\A[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}\z")]
    private static partial Regex Ssn();

    [GeneratedRegex(@"\A[0-9]{9}[0-9X]\z")]
    private static partial Regex Isbn10();

    [GeneratedRegex(@"\A[0-9]{13}\z")]
    private static partial Regex Isbn13();

    [GeneratedRegex(@"\A(4[0-9]{12}([0-9]{3})?|5[1-5][0-9]{14}|6(011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(0[0-5]|[68][0-9])[0-9]{11}|(2131|1800|35[0-9]{3})[0-9]{11})\z")]
    private static partial Regex CreditCard();

    [GeneratedRegex(@"[\s-]+")]
    private static partial Regex SpacesAndHyphens();

    [GeneratedRegex(@"[^0-9]+")]
    private static partial Regex NoDigits();
}
