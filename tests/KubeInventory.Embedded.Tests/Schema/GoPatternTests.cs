using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Tests;

public sealed class GoPatternTests
{
    [Theory]
    [InlineData("a|b", "xb", true)]
    [InlineData("^$", "\n", false)]
    [InlineData(@"\d", "\u0661", false)]
    [InlineData("(?i)straße", "STRASSE", false)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[a-z-[aeiou]]", "[]", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData(@"^[^\d]$", "\u0661", true)]
    [InlineData("(?U)^a+$", "aaa", true)]
    [InlineData(@"^\101\x42$", "AB", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[\\x{1F600}-\\x{1F602}\\x{10000}]$", "😁", true)]
    [InlineData("^[\\x{1F600}-\\x{1F602}]$", "😃", false)]
    [InlineData("^#a b$", "#a b", true)]
    public void A_pattern_means_what_it_means_in_Go(string pattern, string text, bool matches) =>
        Assert.Equal(matches, GoPattern.Compile(pattern).IsMatch(text));

    [Theory]
    [InlineData("(", "missing closing ): `(`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a{2,1}", "invalid repeat count: `{2,1}`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("[b-a]", "invalid character class range: `b-a`")]
    [InlineData("[[:no:]]", "invalid character class range: `[:no:]`")]
    [InlineData(@"\pX", @"invalid character class range: `\pX`")]
    [InlineData(@"a\", "trailing backslash at end of expression: ``")]
    [InlineData(@"\k", @"invalid escape sequence: `\k`")]
    [InlineData(@"(a)\1", @"invalid escape sequence: `\1`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?P<1 >a)", "invalid named capture: `(?P<1 >`")]
    public void What_Go_would_not_compile_is_refused_in_its_words(string pattern, string complaint) =>
        Assert.Equal($"error parsing regexp: {complaint}", Assert.Throws<GoPatternException>(() => GoPattern.Compile(pattern)).Message);

    [Fact]
    public void A_pattern_that_would_backtrack_for_ages_takes_no_time()
    {
        Assert.False(GoPattern.Compile("^(a+)+$").IsMatch(new string('a', 10_000) + "b"));
    }
}
