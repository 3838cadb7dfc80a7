using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

/// <summary>What a sync remembers between two cycles, against the plain way of looking everything up.</summary>
public class SightingTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 12).Select(i => $"h-{i:d2}")];

    [Fact]
    public void In_whatever_order_a_shard_is_reported_each_name_finds_its_own_sighting()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var sightings = new Sightings();
            for (var cycle = 0; cycle < 6; cycle++)
            {
                sightings.BeginCycle();
                var order = sightings.OrderOf("all");
                order.Begin();
                foreach (var name in Answer(random))
                {
                    Assert.Same(sightings.Find(name), order.Find(name));
                    sightings.Add(name, isAlive: true);
                }

                if (random.Next(3) > 0)
                {
                    order.End();
                    sightings.ForgetUnseen();
                }
            }
        }
    }

    [Fact]
    public void An_object_is_recognised_only_while_report_and_cache_stay_the_same()
    {
        var sightings = new Sightings();
        sightings.Settle("h-1", 7, "10", "north");
        Assert.False(Recognised(7, "north"));

        Assert.True(sightings.IsSettled("h-1", 7, "10", "north"));
        Assert.False(Recognised(8, "north"));
        Assert.False(Recognised(7, "south"));
        Assert.True(Recognised(7, "north"));
        Assert.False(sightings.AddCurrent(sightings.Find("h-1")!, isAlive: true, 7, "north"));

        sightings.Doubt("h-1");
        Assert.False(Recognised(7, "north"));
        Assert.False(sightings.IsSettled("h-1", 7, "11", "north"));
        Assert.False(Recognised(7, "north"));
        Assert.True(sightings.IsSettled("h-1", 7, "10", "north"));
        sightings.Unsettle();
        Assert.False(Recognised(7, "north"));

        bool Recognised(UInt128 print, string shard)
        {
            sightings.BeginCycle();
            return sightings.AddCurrent(sightings.Find("h-1")!, isAlive: true, print, shard);
        }
    }

    [Fact]
    public void Whatever_changes_in_the_cache_is_looked_at_and_nothing_else()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var sightings = new Sightings();
            var options = new ProviderSyncOptions { Source = "mine" };
            var known = new KnownObjects<V1Host>(sightings, new HostSyncPolicy(options), options);
            var cache = new SortedDictionary<string, V1Host>(StringComparer.Ordinal);
            for (var cycle = 0; cycle < 6; cycle++)
            {
                var before = cache.ToDictionary();
                Change(cache, random);
                foreach (var name in Names)
                {
                    sightings.Settle(name, 1, "1", "all");
                    sightings.IsSettled(name, 1, "1", "all");
                }

                known.Follow([.. cache.Values]);
                sightings.BeginCycle();
                var reported = Answer(random).ToHashSet();
                foreach (var name in Names.Where(name => sightings.Find(name)!.IsCurrent))
                {
                    Assert.Same(before.GetValueOrDefault(name), cache.GetValueOrDefault(name));
                }

                Assert.All(cache.Where(entry => ReferenceEquals(before.GetValueOrDefault(entry.Key), entry.Value)), entry => Assert.True(sightings.Find(entry.Key)!.IsCurrent));
                foreach (var name in reported)
                {
                    sightings.Add(name, isAlive: true);
                }

                var own = cache.Values.Where(host => host.Metadata!.Labels!["kubeinventory.io/source"] == "mine").ToList();
                Assert.Equal(own, known.Own);
                Assert.Equal(cache.Count - own.Count, known.OtherCount);
                Assert.Equal(own.Where(host => !reported.Contains(host.Metadata!.Name!)), known.Unreported());
                if (random.Next(2) == 0)
                {
                    sightings.ForgetUnseen();
                }
            }
        }
    }

    private static void Change(SortedDictionary<string, V1Host> cache, Random random)
    {
        foreach (var name in Names.Where(_ => random.Next(3) == 0))
        {
            if (random.Next(3) == 0)
            {
                cache.Remove(name);
            }
            else
            {
                var host = Some.Host(name);
                cache[name] = host with
                {
                    Metadata = host.Metadata! with { Labels = new Dictionary<string, string> { ["kubeinventory.io/source"] = random.Next(3) == 0 ? "another" : "mine" } },
                };
            }
        }
    }

    // Mostly the same order, now and then another one; with gaps and doubles.
    private static IEnumerable<string> Answer(Random random)
    {
        var names = Names.Where(_ => random.Next(5) > 0).ToArray();
        if (random.Next(3) == 0)
        {
            random.Shuffle(names);
        }

        return names.SelectMany(name => Enumerable.Repeat(name, random.Next(8) == 0 ? 2 : 1));
    }
}
