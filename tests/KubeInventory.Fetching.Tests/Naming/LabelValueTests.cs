using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Fetching.Tests.Naming;

public class LabelValueTests
{
    [Theory]
    [InlineData("log", "log")]
    [InlineData("bcr01.fra03", "bcr01.fra03")]
    [InlineData("Team Blue", "Team_Blue")]
    [InlineData("a/b\nc", "a_b_c")]
    [InlineData("-x-", "x")]
    [InlineData("", "")]
    public void A_value_is_changed_no_more_than_a_label_needs(string value, string label) => Assert.Equal(label, LabelValue.Sanitize(value));

    [Fact]
    public void A_value_that_is_too_long_is_left_out_instead_of_cut() => Assert.Null(LabelValue.Sanitize(new string('a', 64)));

    [Fact]
    public void A_value_of_which_nothing_is_left_is_left_out() => Assert.Null(LabelValue.Sanitize("§§§"));

    [Fact]
    public void Whatever_comes_out_can_stand_as_a_label()
        => Prop.ForAll<string?>(text => text is null || LabelValue.Sanitize(text) is not { } label || LabelValue.IsValid(label)).QuickCheckThrowOnFailure();
}
