using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests.Credentials;

public sealed class ProfileTests : IAsyncDisposable
{
    private readonly RecordedEc2 _ec2 = new();
    private readonly TemporaryDirectory _folder = new();

    private string File => _folder.File("credentials");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _ec2.DisposeAsync();
    }

    [Fact]
    public async Task Keys_of_a_profile_sign_requests_and_those_that_replace_them_do_so_too()
    {
        await WriteAsync("AKIAFIRST", DateTime.UtcNow.AddMinutes(-1));
        var fetcher = new AwsFetcher(_ec2.Options(regions: ["eu-central-1"], profile: "inventory", profilesFile: File));
        await fetcher.AllAsync();
        Assert.Equal(["AKIAFIRST"], Keys());

        await WriteAsync("AKIASECOND", DateTime.UtcNow);
        // The SDK watches the file; the system tells it of a change when it gets round to it.
        while (!Keys().Contains("AKIASECOND"))
        {
            await fetcher.AllAsync();
        }
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_named()
    {
        await WriteAsync("AKIAFIRST", DateTime.UtcNow);
        var refusal = await new AwsFetcher(_ec2.Options(profile: "elsewhere", profilesFile: File)).RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.StartsWith("There are no AWS credentials in the profile 'elsewhere': ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_ec2.Requests);
    }

    [Fact]
    public async Task Single_sign_on_without_a_login_says_so()
    {
        await System.IO.File.WriteAllTextAsync(
            File,
            $"[inventory]\nsso_account_id = 123456789012\nsso_role_name = inventory\nsso_region = eu-central-1\nsso_start_url = https://{Guid.NewGuid():n}.example.net/start\n",
            Ct);
        var refusal = await new AwsFetcher(_ec2.Options(profile: "inventory", profilesFile: File)).RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Contains("SSO", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<string> Keys() => _ec2.Requests.Select(request => request.Headers["Authorization"].Split('=', '/')[1]).Distinct();

    private async Task WriteAsync(string key, DateTime time)
    {
        await System.IO.File.WriteAllTextAsync(File, $"[inventory]\naws_access_key_id = {key}\naws_secret_access_key = {RecordedEc2.Secret}\n", Ct);
        System.IO.File.SetLastWriteTimeUtc(File, time);
    }
}
