namespace KubeInventory.Fetching;

/// <summary>Reads the file that a fetcher takes for its provider.</summary>
internal static class SourceFile
{
    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FetchException(FetchFailure.Unreachable, $"{path} does not exist.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new FetchException(FetchFailure.Forbidden, $"{path} may not be read: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new FetchException(FetchFailure.Unreachable, $"{path} could not be read: {e.Message}", e);
        }
    }
}
