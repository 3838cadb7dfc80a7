namespace KubeInventory.Fetching;

/// <summary>A token or password of a provider, read anew each time it is needed: a new one counts from the next request on. It never shows itself.</summary>
/// <remarks>Thread-safe, unless a delegate of yours is not.</remarks>
public sealed class Secret
{
    private readonly Func<CancellationToken, ValueTask<string?>> _read;
    private readonly string _place;

    private Secret(string place, Func<CancellationToken, ValueTask<string?>> read) => (_place, _read) = (place, read);

    /// <summary>The content of a file, such as one that systemd or a secret store puts there.</summary>
    /// <param name="path">The file; space around its content does not count.</param>
    public static Secret FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Secret($"file {path}", async cancellationToken => await SourceFile.ReadTextAsync(path, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The value of an environment variable.</summary>
    /// <param name="variable">Its name.</param>
    public static Secret FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return new Secret($"environment variable {variable}", _ => ValueTask.FromResult(Environment.GetEnvironmentVariable(variable)));
    }

    /// <summary>What a delegate gives, such as the client of a vault.</summary>
    /// <param name="read">Called for each request; it caches if asking is dear.</param>
    public static Secret From(Func<CancellationToken, ValueTask<string?>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new Secret("delegate", read);
    }

    /// <summary>The secret as it is now: one line without space around it.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="FetchException">Forbidden: there is none, it cannot be read, or it is more than one line.</exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var secret = (await _read(cancellationToken).ConfigureAwait(false))?.Trim();
            return string.IsNullOrEmpty(secret) ? throw Refused("is empty or not set")
                : secret.Any(char.IsControl) ? throw Refused("holds a line break or another control character")
                : secret;
        }
        catch (FetchException e) when (e.Failure is not FetchFailure.Forbidden)
        {
            throw new FetchException(FetchFailure.Forbidden, $"The credentials cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Where the secret is, not what it is.</summary>
    public override string ToString() => _place;

    private FetchException Refused(string reason) => new(FetchFailure.Forbidden, $"The credentials cannot be used: {_place} {reason}.");
}
