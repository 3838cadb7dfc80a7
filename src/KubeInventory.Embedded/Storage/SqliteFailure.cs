using Microsoft.Data.Sqlite;

namespace KubeInventory.Embedded.Storage;

/// <summary>Says in plain words what SQLite's result codes mean to an operator.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int Inaccessible = 14;
    private const int NotADatabase = 26;

    public static StorageException Describe(string path, SqliteException e) => new(
        e.SqliteErrorCode switch
        {
            Busy or Locked => $"{path} is in use by another process. Stop that one, or choose another data directory.",
            ReadOnly => $"{path} cannot be written: it is read-only. Check the permissions of the file and its directory.",
            Corrupt => $"{path} is damaged. Restore it from a backup, or remove it to start empty.",
            NotADatabase => $"{path} is not a file of KubeInventory. Choose another data directory, or remove the file to start empty.",
            Full => $"{path} cannot grow: the disk is full. Nothing was changed; free some space.",
            Inaccessible => Unopened(path),
            _ => $"{path}: {e.Message}",
        },
        e);

    /// <summary>The file does not exist and cannot be made, or may not be opened.</summary>
    public static StorageException CannotOpen(string path, Exception e) => new(Unopened(path), e);

    private static string Unopened(string path) => $"{path} cannot be opened. Check that its directory exists and may be written.";
}
