using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests;

public sealed class SecretTests
{
    [Fact]
    public async Task A_file_is_read_anew_each_time()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("token");
        var secret = Secret.FromFile(path);
        await File.WriteAllTextAsync(path, "swordfish\n", Ct);
        Assert.Equal("swordfish", await secret.ReadAsync(Ct));

        await File.WriteAllTextAsync(path, "  sailfish\r\n", Ct);
        Assert.Equal("sailfish", await secret.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_variable_and_a_delegate_give_one_too()
    {
        Environment.SetEnvironmentVariable("KUBEINVENTORY_TEST_SECRET", "swordfish");
        Assert.Equal("swordfish", await Secret.FromEnvironment("KUBEINVENTORY_TEST_SECRET").ReadAsync(Ct));
        Assert.Equal("sailfish", await Secret.From(_ => ValueTask.FromResult<string?>("sailfish")).ReadAsync(Ct));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    [InlineData("swordfish\r\nX-Admin: true")]
    public async Task What_no_request_can_carry_is_refused_and_not_shown(string? text)
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await Secret.From(_ => ValueTask.FromResult(text)).ReadAsync(Ct));
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.DoesNotContain("swordfish", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await Secret.FromFile("/no/such/token").ReadAsync(Ct));
        Assert.Equal((FetchFailure.Forbidden, "The credentials cannot be read: /no/such/token does not exist."), (refusal.Failure, refusal.Message));
    }

    [Fact]
    public void A_secret_says_where_it_is_and_not_what_it_is()
        => Assert.Equal("file /run/token", $"{Secret.FromFile("/run/token")}");
}
