using System.Net;
using System.Text;
using KubeInventory.TestKit;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Tests.Terraform;

public sealed class TerraformBackendTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_workspace_of_a_folder_is_a_shard()
    {
        Write("terraform.tfstate", State(1, "i-1"));
        Write("terraform.tfstate.d/stage/terraform.tfstate", State(1, "i-2"));
        Write("terraform.tfstate.d/empty/notes.txt", "no state yet");
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _folder.Path });

        var shards = await fetcher.ListShardsAsync(Ct);

        Assert.Equal(["default", "stage"], shards.Select(shard => shard.Name));
        Assert.Equal(["aws-i-1"], await NamesAsync(fetcher, shards[0]));
        Assert.Equal(["aws-i-2"], await NamesAsync(fetcher, shards[1]));
    }

    [Fact]
    public async Task A_folder_without_a_state_says_what_is_looked_for()
    {
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _folder.Path });
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await fetcher.ListShardsAsync(Ct));
        Assert.Contains("holds no terraform.tfstate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_was_deleted_is_incomplete_not_empty()
    {
        Write("terraform.tfstate", State(1, "i-1"));
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _folder.Path });
        var refusal = await Assert.ThrowsAsync<FetchException>(() => NamesAsync(fetcher, new FetchShard("stage")));
        Assert.Contains("no state of the workspace 'stage', but of default", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_terraform_works_machines_are_reported_and_the_shard_stays_incomplete()
    {
        Write("terraform.tfstate", State(1, "i-1"));
        Write(".terraform.tfstate.lock.info", """{"ID": "1", "Operation": "OperationTypeApply", "Who": "ops"}""");
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = _folder.File("terraform.tfstate") });
        List<string?> names = [];

        var refusal = await Assert.ThrowsAsync<FetchException>(async () =>
        {
            await foreach (var fetched in fetcher.FetchAsync(FetchShard.All, Ct))
            {
                names.Add(fetched.Name);
            }
        });

        Assert.Equal(["aws-i-1"], names);
        Assert.Contains("Terraform is changing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_behind_the_http_backend_is_read_with_its_user_and_the_password_of_the_moment()
    {
        var password = "first";
        await using var server = ProviderServer.Start(_ => ProviderAnswer.Json(State(1, "i-1")));
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions
        {
            Address = new Uri(server.Address, "api/v4/projects/7/terraform/state/prod"),
            UserName = "gitlab-ci-token",
            Password = Secret.From(_ => ValueTask.FromResult<string?>(password)),
        });

        Assert.Equal(["aws-i-1"], await NamesAsync(fetcher, FetchShard.All));
        password = "second";
        await NamesAsync(fetcher, FetchShard.All);

        Assert.Equal(["gitlab-ci-token:first", "gitlab-ci-token:second"], server.Requests.Select(request => Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers["Authorization"]["Basic ".Length..]))));
        Assert.All(server.Requests, request => Assert.Equal("/api/v4/projects/7/terraform/state/prod", request.Path));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.NotFound, FetchFailure.Malformed)]
    [InlineData(HttpStatusCode.NoContent, FetchFailure.Malformed)]
    [InlineData(HttpStatusCode.BadGateway, FetchFailure.Unreachable)]
    public async Task No_state_behind_the_http_backend_is_never_an_empty_one(HttpStatusCode code, FetchFailure failure)
    {
        await using var server = ProviderServer.Start(_ => new ProviderAnswer(code));
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Address = server.Address });
        Assert.Equal(failure, (await Assert.ThrowsAsync<FetchException>(() => NamesAsync(fetcher, FetchShard.All))).Failure);
    }

    [Fact]
    public async Task A_state_that_is_written_again_is_news()
    {
        var path = Write("terraform.tfstate", State(1, "i-1"));
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = path });
        await NamesAsync(fetcher, FetchShard.All);
        var news = fetcher.WaitForChangeAsync(Ct);
        Assert.False(news.IsCompleted);

        Write("next.tfstate", State(2, "i-1", "i-2"));
        File.Move(_folder.File("next.tfstate"), path, overwrite: true);

        await news;
        Assert.Equal(["aws-i-1", "aws-i-2"], await NamesAsync(fetcher, FetchShard.All));
    }

    [Fact]
    public async Task A_change_between_reading_and_waiting_is_news_too()
    {
        var path = Write("terraform.tfstate", State(1, "i-1"));
        using var fetcher = new TerraformFetcher(new TerraformFetcherOptions { Path = path });
        await NamesAsync(fetcher, FetchShard.All);
        Write("terraform.tfstate", State(2, "i-1", "i-2"));
        await fetcher.WaitForChangeAsync(Ct);
    }

    [Fact]
    public void A_file_and_an_address_at_once_or_neither_are_refused()
    {
        Assert.Throws<OptionsValidationException>(() => new TerraformFetcher(new TerraformFetcherOptions()));
        Assert.Throws<OptionsValidationException>(() => new TerraformFetcher(new TerraformFetcherOptions { Path = "a", Address = new Uri("http://localhost/") }));
        Assert.Throws<OptionsValidationException>(() => new TerraformFetcher(new TerraformFetcherOptions { Address = new Uri("http://me:secret@localhost/") }));
    }

    private static string State(int serial, params string[] ids)
    {
        var resources = ids.Select(id => $$"""{"mode": "managed", "type": "aws_instance", "name": "x", "instances": [{"attributes": {"id": "{{id}}"} } ] }""");
        return $$"""{"version": 4, "serial": {{serial}}, "lineage": "l", "resources": [{{string.Join(',', resources)}}]}""";
    }

    private static async Task<List<string?>> NamesAsync(TerraformFetcher fetcher, FetchShard shard)
        => await fetcher.FetchAsync(shard, Ct).Select(fetched => fetched.Name).ToListAsync(Ct);

    private string Write(string name, string text)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
