using Microsoft.Data.Sqlite;

namespace KubeInventory.Embedded.Storage;

/// <summary>The objects in a SQLite file: one transaction for each write, on disk before it returns. Not thread-safe, one owner at a time.</summary>
/// <remarks>Table <c>object</c> holds the JSON as text, so that <c>sqlite3</c> can look into a stopped server's file.</remarks>
internal sealed class SqliteFile : IDisposable
{
    // "KINV": tells our file from any other database.
    private const int ApplicationId = 0x4B494E56;
    private const int SchemaVersion = 1;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private SqliteWriter? _writer;

    private SqliteFile(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens or creates the file and takes it for this process alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The size at which the file counts as full; null for as much as the disk holds.</param>
    /// <exception cref="StorageException">The file is damaged, not ours, of a newer version, in use, or cannot be created.</exception>
    public static SqliteFile Open(string path, long? maxBytes = null)
    {
        CreateForOwner(path);

        // Pooling would keep the file locked after the server has stopped.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString();
        var file = new SqliteFile(path, new SqliteConnection(text));
        try
        {
            file.Prepare(maxBytes);
            return file;
        }
        catch (SqliteException e)
        {
            file.Dispose();
            throw SqliteFailure.Describe(path, e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The revision of the last write; 0 in a new file.</summary>
    public long ReadRevision() => Scalar("SELECT coalesce(max(value), 0) FROM revision");

    /// <summary>Everything in the file.</summary>
    public IEnumerable<StoredObject> ReadObjects()
    {
        var objects = new List<StoredObject>();
        try
        {
            using var command = Command("SELECT resource, namespace, name, revision, CAST(json AS BLOB) FROM object");
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                var key = new ObjectKey(rows.GetString(0), rows.GetString(1), rows.GetString(2));
                objects.Add(new StoredObject(key, rows.GetInt64(3), rows.GetFieldValue<byte[]>(4)));
            }
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Describe(_path, e);
        }

        return objects;
    }

    /// <summary>Writes one change. After a failure the file is as before.</summary>
    /// <exception cref="StorageException">The disk is full, the file read-only, locked or damaged.</exception>
    public void Write(StoredChange change)
    {
        try
        {
            _writer ??= new SqliteWriter(_connection);
            _writer.Write(change);
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Describe(_path, e);
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _connection.Dispose();
    }

    // Secrets are among the objects, and SQLite would let everybody read them. What it puts beside the file gets the file's mode.
    private static void CreateForOwner(string path)
    {
        // An existing file must not be touched: closing it would release the locks that another store of this process has on it.
        if (File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.CannotOpen(path, e);
        }
    }

    private void Prepare(long? maxBytes)
    {
        _connection.Open();
        Execute("PRAGMA locking_mode=EXCLUSIVE");
        var isNew = Scalar("SELECT count(*) FROM sqlite_master") == 0;
        if (!isNew)
        {
            CheckOwner();
        }

        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        if (maxBytes is not null)
        {
            Execute($"PRAGMA max_page_count={maxBytes / Scalar("PRAGMA page_size")}");
        }

        if (isNew)
        {
            Execute($"""
                BEGIN IMMEDIATE;
                PRAGMA application_id={ApplicationId};
                PRAGMA user_version={SchemaVersion};
                CREATE TABLE object (
                    resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL,
                    PRIMARY KEY (resource, namespace, name)) WITHOUT ROWID;
                CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL);
                INSERT INTO revision VALUES (1, 0);
                COMMIT
                """);
        }
        else
        {
            CheckPages();
        }
    }

    private void CheckOwner()
    {
        if (Scalar("PRAGMA application_id") != ApplicationId)
        {
            throw new StorageException($"{_path} is a SQLite file of another program. Choose another data directory.");
        }

        if (Scalar("PRAGMA user_version") is var version and not SchemaVersion)
        {
            throw new StorageException(
                $"{_path} has format {version}; this version reads format {SchemaVersion}. Use the version of KubeInventory that wrote it.");
        }
    }

    private void CheckPages()
    {
        using var command = Command("PRAGMA quick_check(1)");
        if (command.ExecuteScalar() is not "ok" and var finding)
        {
            throw new StorageException($"{_path} is damaged: {finding}. Restore it from a backup, or remove it to start empty.");
        }
    }

    private long Scalar(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    // Every text is a constant of this file.
    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
