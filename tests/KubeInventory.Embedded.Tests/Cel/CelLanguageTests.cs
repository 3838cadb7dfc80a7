using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>The language: what expressions mean and why they are refused.</summary>
public sealed class CelLanguageTests
{
    [Theory]
    [MemberData(nameof(CelLanguageCases.Operators), MemberType = typeof(CelLanguageCases))]
    public void Operators_compute_what_the_specification_says(string expression, string expected) =>
        Assert.StartsWith(expected, Evaluated.Text(expression), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CelLanguageCases.Literals), MemberType = typeof(CelLanguageCases))]
    public void Literals_are_read_with_their_escapes(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLanguageCases.Logic), MemberType = typeof(CelLanguageCases))]
    public void Logic_absorbs_errors_on_either_side(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLanguageCases.Macros), MemberType = typeof(CelLanguageCases))]
    public void Macros_run_over_lists_and_maps(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLanguageCases.Optionals), MemberType = typeof(CelLanguageCases))]
    public void Optionals_stand_for_what_may_be_absent(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLanguageCases.Refusals), MemberType = typeof(CelLanguageCases))]
    public void A_wrong_expression_is_refused_with_place_and_reason(string expression, string expected) =>
        Assert.Equal(expected, Evaluated.Refusal(expression));

    [Fact]
    public void A_refusal_shows_the_line_and_points_at_the_place()
    {
        CelProgram.Compile("true &&\n  x", new Dictionary<string, CelType>(), out var error);

        Assert.Equal("ERROR: <input>:2:3: undeclared reference to 'x' (in container '')\n |   x\n | ..^", error!.Text);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.Contains("recursion limit", Evaluated.Refusal(new string('(', 100_000)), StringComparison.Ordinal);
        Assert.Contains("recursion limit", Evaluated.Refusal("1" + string.Concat(Enumerable.Repeat(" + 1", 5_000))), StringComparison.Ordinal);
        Assert.Contains("exceeds limit", Evaluated.Refusal(new string(' ', 200_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_chains_of_logic_are_not_deep() =>
        Assert.Equal("false", Evaluated.Text(string.Join(" || ", Enumerable.Repeat("false", 5_000))));

    [Theory]
    [InlineData("lists.range(1000).all(x, lists.range(1000).all(y, lists.range(1000).all(z, true)))")]
    [InlineData("lists.range(9223372036854775807) == []")]
    [InlineData("lists.range(100000).map(i, 'a').join(lists.range(5000).map(i, 'abcdefghij').join('')) == ''")]
    [InlineData("[lists.range(10000).map(i, 'a').join('')].exists(s, s.replace('', s).replace('', s) == '')")]
    [InlineData("[lists.range(9000)].exists(l, l.map(i, l).flatten() == [])")]
    [InlineData("[lists.range(100000)].map(l, l+l+l+l+l+l+l+l+l+l).map(l, l+l+l+l+l+l+l+l+l+l).map(l, l+l+l+l+l+l+l+l+l+l) == []")]
    public void An_evaluation_that_costs_too_much_ends(string expression)
    {
        var program = CelProgram.Compile(expression, new Dictionary<string, CelType>(), out _)!;

        Assert.Throws<CostExceededException>(() => program.Evaluate(new Dictionary<string, CelValue>(), new CostMeter(1_000_000)));
    }
}
