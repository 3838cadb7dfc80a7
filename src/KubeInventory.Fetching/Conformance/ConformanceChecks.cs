using System.Net;
using System.Text;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>The rules, each as a check that gives what is wrong.</summary>
internal sealed class ConformanceChecks<TResource>(Func<IProviderFetcher<TResource>> make, ConformanceOptions options, CancellationToken cancellationToken)
    where TResource : class, IKubernetesResource<TResource>
{
    public async Task<string?> ShardsAsync()
    {
        var first = await make().ListShardsAsync(cancellationToken).ConfigureAwait(false);
        var second = await make().ListShardsAsync(cancellationToken).ConfigureAwait(false);
        return first.Count == 0 ? "There is no shard."
            : first.Any(shard => shard.Name is not { Length: > 0 and <= 253 }) ? "A shard has no name of 1 to 253 characters."
            : first.DistinctBy(shard => shard.Name, StringComparer.Ordinal).Count() < first.Count ? "A shard is listed twice."
            : !first.Select(shard => shard.Name).SequenceEqual(second.Select(shard => shard.Name)) ? "A second list differs: stored names would mean other shards."
            : null;
    }

    public async Task<string?> NamesAsync()
    {
        var fetched = await FetchAllAsync(make()).ConfigureAwait(false);
        var wrong = fetched.FirstOrDefault(one => !IsObjectName(one.Name));
        return fetched.Count < 2 ? $"{fetched.Count} objects were reported; the checks need two at least."
            : fetched.Any(one => !IsObjectName(one.Name)) ? $"'{PlainText.Of(wrong.Name ?? "")}' is no name: at most 253 lower-case letters, digits, dashes and dots. HostName.Create makes one."
            : fetched.CountBy(one => one.Name ?? "").FirstOrDefault(name => name.Value > 1) is { Key: { } twice } ? $"{twice} is reported twice."
            : null;
    }

    public async Task<string?> DeterminismAsync()
    {
        var first = await FetchAllAsync(make()).ConfigureAwait(false);
        var fetcher = make();
        var second = await FetchAllAsync(fetcher).ConfigureAwait(false);
        var third = await FetchAllAsync(fetcher).ConfigureAwait(false);
        return Difference(first, second) ?? Difference(second, third);
    }

    public async Task<string?> OwnershipAsync()
    {
        foreach (var one in await FetchAllAsync(make()).ConfigureAwait(false))
        {
            var metadata = one.Resource?.Metadata;
            if (metadata is { Uid: not null } or { ResourceVersion: not null } or { ManagedFields: not null } or { CreationTimestamp: not null })
            {
                return $"{one.Name} has metadata that only an API server gives: uid, resourceVersion, managedFields or creationTimestamp.";
            }

            if (metadata?.Labels?.FirstOrDefault(label => !LabelKey.IsValid(label.Key) || !LabelValue.IsValid(label.Value)) is { Key: { } key })
            {
                return $"{one.Name} has the label '{PlainText.Of(key)}', which an API server refuses. LabelValue.Sanitize helps.";
            }
        }

        return null;
    }

    public async Task<string?> AddressesAsync()
    {
        foreach (var one in await FetchAllAsync(make()).ConfigureAwait(false))
        {
            var wrong = (one.Resource as V1Host)?.Status?.Provider?.Addresses?.FirstOrDefault(address =>
                (address.Type == V1HostStatusProviderAddressType.InternalIP || address.Type == V1HostStatusProviderAddressType.ExternalIP) && !IPAddress.TryParse(address.Address, out _));
            if (wrong is not null)
            {
                return $"{one.Name} has the {wrong.Type} '{PlainText.Of(wrong.Address ?? "")}', which nobody can connect to: networks and names are no IP addresses.";
            }
        }

        return null;
    }

    public async Task<string?> CancellationAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var shard = (await make().ListShardsAsync(cancellationToken).ConfigureAwait(false))[0];
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await ReadAsync(make(), shard, [], stop.Token).WaitAsync(options.CancellationPatience, cancellationToken).ConfigureAwait(false);
            return "It ended as if everything had been seen: what was not read would count as gone.";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            return $"It did not end within {options.CancellationPatience}.";
        }
    }

    public async Task<string?> FiltersAsync()
    {
        var fetcher = make();
        var shards = await fetcher.ListShardsAsync(cancellationToken).ConfigureAwait(false);
        var none = new FetchFilter("kubeinventory-conformance", ["nothing-has-this-value"]);
        List<Fetched<TResource>> filtered = [];
        try
        {
            await ReadAsync(fetcher, shards[0] with { Filters = [none] }, filtered, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException)
        {
            return null;
        }

        return filtered.Count == 0 ? null : $"The filter '{none.Key}' with the value '{none.Values[0]}', which nothing matches, was ignored. "
            + "A fetcher that cannot filter calls shard.RequireNoFilters(); where the provider filters, the recorded answers must too.";
    }

    public async Task<string?> SecretsAsync()
    {
        foreach (var one in await FetchAllAsync(make()).ConfigureAwait(false))
        {
            if (options.Secrets.Any(secret => Text(one).Contains(secret, StringComparison.Ordinal)))
            {
                return $"{one.Name} holds a secret.";
            }
        }

        return null;
    }

    public async Task<string?> BrokenAsync(Action breaks, FetchFailure? failure)
    {
        var fetcher = make();
        breaks();
        try
        {
            await FetchAllAsync(fetcher).ConfigureAwait(false);
            return "It ended as if everything had been seen: what was not read would count as gone.";
        }
        catch (FetchException e)
        {
            return failure is { } wanted && e.Failure != wanted ? $"The failure is {e.Failure}."
                : options.Secrets.Any(secret => e.ToString().Contains(secret, StringComparison.Ordinal)) ? "Its message holds a secret."
                : null;
        }
    }

    private async Task<List<Fetched<TResource>>> FetchAllAsync(IProviderFetcher<TResource> fetcher)
    {
        List<Fetched<TResource>> all = [];
        foreach (var shard in await fetcher.ListShardsAsync(cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(fetcher, shard, all, cancellationToken).ConfigureAwait(false);
        }

        return all;
    }

    private static async Task ReadAsync(IProviderFetcher<TResource> fetcher, FetchShard shard, List<Fetched<TResource>> into, CancellationToken cancellationToken)
    {
        await foreach (var one in fetcher.FetchAsync(shard, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            into.Add(one);
        }
    }

    private static string? Difference(List<Fetched<TResource>> left, List<Fetched<TResource>> right)
    {
        var other = right.ToDictionary(one => one.Name ?? "", Text, StringComparer.Ordinal);
        return left.Count != right.Count ? $"{left.Count} objects, then {right.Count}."
            : left.FirstOrDefault(one => !other.TryGetValue(one.Name ?? "", out var text) || text != Text(one)) is { Name: { } differs }
                ? $"{differs} differs: every fetch would write it. Times of the fetch, random names and the order of lists are the usual reasons."
                : null;
    }

    private static string Text(Fetched<TResource> one)
    {
        if (one.Resource is not { } resource)
        {
            return $"{one.Name}: {one.Reason}";
        }

        using var json = new ModelJsonWriter();
        resource.WriteJson(json);
        return Encoding.UTF8.GetString(json.Written.Span);
    }

    private static bool IsObjectName(string? name)
        => name is { Length: > 0 and <= 253 } && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
