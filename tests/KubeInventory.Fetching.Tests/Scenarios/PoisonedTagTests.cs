using System.Text.RegularExpressions;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Tags that want to be something else than text: a command, a template, a line of a log.</summary>
public partial class PoisonedTagTests
{
    private static readonly Dictionary<string, string> Poison = new()
    {
        ["newline"] = "web\nERROR: everything is fine",
        ["return"] = "web\rok",
        ["terminal"] = "\u001b[31mred\u001b[0m",
        ["direction"] = "user\u202egpj.exe",
        ["shell"] = "$(reboot); `id` && rm -rf / #",
        ["template"] = "{{ lookup('pipe', 'id') }}{% raw %}",
        ["long"] = new string('x', 10 * 1024),
        ["halves"] = "broken \ud800 pair",
        ["nul"] = "a\0b",
        ["new\nline key"] = "x",
    };

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_poisoned_tag_reaches_no_label_and_no_line_of_a_log_as_it_is(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var log = new LogLines();
        var host = bench.Host("db-1");
        var poisoned = host with { Status = new V1HostStatus { Provider = host.Status!.Provider! with { Tags = Poison } } };
        var options = new ProviderSyncOptions
        {
            Source = bench.Source,
            Policy = new V1ProviderSourceSpec
            {
                LabelMapping = [.. Poison.Keys.Select((tag, index) => new V1ProviderSourceSpecLabelMapping { Tag = tag, Label = $"tag.kubeinventory.io/t{index}" })],
            },
        };
        var sync = ProviderSync.ForHosts(new AskedFetcher(_ => [poisoned]), bench.Connection, bench.Cache, options, bench.Time, log);

        var outcome = await sync.SyncOnceAsync(Ct);

        Assert.Equal((1, 0), (outcome.Created, outcome.Problems.Count));
        var stored = await bench.GetAsync("db-1", Ct);
        Assert.All(stored.Metadata!.Labels!.Values, value => Assert.Matches(LabelText(), value));
        Assert.DoesNotContain("tag.kubeinventory.io/t6", stored.Metadata.Labels.Keys);
        Assert.DoesNotContain("long", stored.Status!.Provider!.Tags!.Keys);
        Assert.DoesNotContain("halves", stored.Status.Provider.Tags.Keys);

        // What is text stays what it is: tags are data, and whoever makes a line or a command of them has to quote.
        Assert.Equal(Poison["shell"], stored.Status.Provider.Tags["shell"]);
        Assert.NotEmpty(outcome.Warnings);
        Assert.All(log.Lines.Concat(outcome.Warnings.Select(warning => warning.Message)), line => Assert.Matches(OneLine(), line));

        // And it is stored as reported, so that it is not written anew each time.
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await bench.SyncOnceAsync(new AskedFetcher(_ => [poisoned]), options, Ct)).Unchanged);
    }

    [Fact]
    public async Task A_poisoned_name_or_reason_becomes_one_harmless_line()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var log = new LogLines();
        var reports = Poison.Values.Select(text => Fetched.Unreadable<V1Host>($"h {text}", text)).ToList();
        var sync = ProviderSync.ForHosts(new AskedFetcher(_ => reports), bench.Connection, bench.Cache, new ProviderSyncOptions { Source = "test" }, bench.Time, log);

        var outcome = await sync.SyncOnceAsync(Ct);

        Assert.Equal(Poison.Count, outcome.Problems.Count + (Poison.Count - Poison.Values.Distinct().Count()));
        Assert.All(log.Lines, line => Assert.Matches(OneLine(), line));
        Assert.NotNull((await bench.GetSourceAsync(Ct)).Status?.Problems);
    }

    [GeneratedRegex(@"\A([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelText();

    [GeneratedRegex(@"\A[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,2000}\z")]
    private static partial Regex OneLine();
}
