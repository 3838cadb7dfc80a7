namespace KubeInventory.Fetching.Tests.Naming;

public class HostNameTests
{
    [Theory]
    [InlineData("aws", "i-0abc12345678def90", "aws:///eu-central-1a/i-0abc12345678def90", "aws-i-0abc12345678def90")]
    [InlineData("gce", "4512378901234567890", "gce://p/z/n", "gce-4512378901234567890")]
    [InlineData("sl-hw", "23337", "ibm-sl:///hardware/23337", "sl-hw-23337")]
    public void An_identifier_that_fits_stays_readable(string prefix, string id, string providerId, string name)
        => Assert.Equal(name, HostName.Create(prefix, id, providerId));

    [Theory]
    [InlineData("Web_01")]
    [InlineData("web.01")]
    [InlineData("web--01")]
    [InlineData("wéb-01")]
    public void An_identifier_that_changes_as_a_name_gets_a_hash_so_that_it_meets_no_other(string id)
    {
        var name = HostName.Create("st", id, $"static://set/{id}");
        Assert.Matches("^st-w[a-z0-9-]*-[a-z2-7]{10}$", name);
        Assert.NotEqual(name, HostName.Create("st", "web-01", "static://set/web-01"));
    }

    [Fact]
    public void A_long_identifier_is_cut_to_fifty_characters_and_told_apart_by_its_hash()
    {
        var first = HostName.Create("st", new string('a', 60) + "1", "static://set/1");
        var second = HostName.Create("st", new string('a', 60) + "2", "static://set/2");
        Assert.Equal(HostName.MaxLength, first.Length);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void The_same_machine_always_gets_the_same_name()
        => Assert.Equal("st-a-b-kqkeber5bc", HostName.Create("st", "A_B", "static://set/A_B"));
}
