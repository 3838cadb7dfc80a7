using Microsoft.Data.Sqlite;

namespace KubeInventory.Embedded.Storage;

/// <summary>The prepared statements of a write.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string KeyIs = "resource = $resource AND namespace = $namespace AND name = $name";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _advance;

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _put = connection.CreateCommand();
        _put.CommandText = "INSERT OR REPLACE INTO object VALUES ($resource, $namespace, $name, $revision, CAST($json AS TEXT))";
        _remove = connection.CreateCommand();
        _remove.CommandText = $"DELETE FROM object WHERE {KeyIs}";
        _advance = connection.CreateCommand();
        _advance.CommandText = "UPDATE revision SET value = $revision";
    }

    public void Write(StoredChange change)
    {
        using var transaction = _connection.BeginTransaction();
        var command = change.Type is ChangeType.Deleted ? _remove : _put;
        Bind(command, "$resource", change.Object.Key.Resource);
        Bind(command, "$namespace", change.Object.Key.Namespace);
        Bind(command, "$name", change.Object.Key.Name);
        if (command == _put)
        {
            Bind(command, "$revision", change.Revision);
            Bind(command, "$json", change.Object.Json.ToArray());
        }

        Bind(_advance, "$revision", change.Revision);
        Run(command, transaction);
        Run(_advance, transaction);
        transaction.Commit();
    }

    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _advance.Dispose();
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, string name, object value)
    {
        if (command.Parameters.Contains(name))
        {
            command.Parameters[name].Value = value;
        }
        else
        {
            command.Parameters.AddWithValue(name, value);
        }
    }
}
