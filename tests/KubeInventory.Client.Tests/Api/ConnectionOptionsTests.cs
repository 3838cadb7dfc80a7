namespace KubeInventory.Client.Tests;

/// <summary>Options that cannot work are refused where the connection is made, by name.</summary>
public sealed class ConnectionOptionsTests
{
    public static TheoryData<string, KubeConnectionOptions> Wrong => new()
    {
        { "RequestTimeout", new KubeConnectionOptions { RequestTimeout = TimeSpan.Zero } },
        { "MaxRetries", new KubeConnectionOptions { MaxRetries = -1 } },
        { "MaxRetries", new KubeConnectionOptions { MaxRetries = 101 } },
        { "KeepAlivePingDelay", new KubeConnectionOptions { KeepAlivePingDelay = TimeSpan.FromMilliseconds(999) } },
        { "KeepAlivePingTimeout", new KubeConnectionOptions { KeepAlivePingTimeout = TimeSpan.Zero } },
        { "UserAgent", new KubeConnectionOptions { UserAgent = " " } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_its_range_is_refused_by_name(string name, KubeConnectionOptions options)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => Connect(options));

        Assert.Equal(name, refusal.ParamName);
    }

    [Fact]
    public void Pings_are_sent_as_often_as_client_go_sends_them()
    {
        var options = new KubeConnectionOptions();

        Assert.Equal((30, 15), (options.KeepAlivePingDelay.TotalSeconds, options.KeepAlivePingTimeout.TotalSeconds));
    }

    [Fact]
    public void Timeouts_and_pings_can_be_switched_off()
    {
        Connect(new KubeConnectionOptions
        {
            RequestTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingDelay = Timeout.InfiniteTimeSpan,
            KeepAlivePingTimeout = Timeout.InfiniteTimeSpan,
            MaxRetries = 0,
        }).Dispose();
    }

    private static KubeConnection Connect(KubeConnectionOptions options) =>
        KubeConnection.FromKubeConfig(new KubeConfigOptions { Content = KubeConfigText.Of("https://127.0.0.1:1") }, options);
}
