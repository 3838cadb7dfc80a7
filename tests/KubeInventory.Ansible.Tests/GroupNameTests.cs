namespace KubeInventory.Ansible.Tests;

public class GroupNameTests
{
    // Expected values are what Python's re.sub(r'^[\d\W]|[^\w]', '_', name) gives.
    [Theory]
    [InlineData("role_log", "role_log")]
    [InlineData("nr_role=log", "nr_role_log")]
    [InlineData("cluster_eu-dcos-cluster", "cluster_eu_dcos_cluster")]
    [InlineData("zone_bcr01.fra03", "zone_bcr01_fra03")]
    [InlineData("1abc", "_abc")]
    [InlineData("région", "région")]
    [InlineData("e\u0301", "e_")]
    [InlineData("a\u203Fb", "a_b")]
    [InlineData("x²½Ⅷ", "x²½Ⅷ")]
    [InlineData("²", "²")]
    [InlineData("a\U0001F600b", "a_b")]
    [InlineData("東京", "東京")]
    [InlineData("", "")]
    public void A_name_keeps_what_Python_calls_a_word_character(string name, string group) => Assert.Equal(group, GroupName.Sanitize(name));

    [Theory]
    [InlineData("all")]
    [InlineData("ungrouped")]
    [InlineData("_meta")]
    public void A_name_that_Ansible_keeps_for_itself_gets_a_prefix(string name) => Assert.Equal($"g_{name}", GroupName.Sanitize(name));
}
