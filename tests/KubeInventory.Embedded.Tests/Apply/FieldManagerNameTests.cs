using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class FieldManagerNameTests
{
    [Theory]
    [InlineData("kubectl/v1.32.0 (linux/amd64) kubernetes/70d3cc9", "kubectl")]
    [InlineData("my agent/1", "my agent")]
    [InlineData("a\tb\u200b/1", "ab")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_name_is_the_program_in_front_of_the_user_agent(string? userAgent, string expected)
    {
        Assert.Equal(expected, FieldManagerName.FromUserAgent(userAgent));
    }

    [Fact]
    public void The_name_has_no_more_than_128_bytes_and_no_half_characters()
    {
        Assert.Equal(new string('x', 127), FieldManagerName.FromUserAgent(new string('x', 127) + "ä"));
    }

    [Fact]
    public void Who_gives_no_name_is_unknown()
    {
        var thing = new Subject();

        Assert.Equal(["unknown Update: .spec"], thing.Replace("", "{}").Owners);
    }
}
