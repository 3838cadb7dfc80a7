using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;
using KubeInventory.TestKit;
using Microsoft.Data.Sqlite;

namespace KubeInventory.Embedded.Tests.Storage;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("objects.db");

    [Fact]
    public async Task Objects_and_the_revision_outlive_the_store()
    {
        long revision;
        await using (var store = Open())
        {
            await PutAsync(store, "kept", 0);
            var gone = await PutAsync(store, "gone", 0);
            await store.RemoveAsync(Key("gone"), Object("gone"), gone!.Revision, Ct);
            revision = store.Revision;
        }

        await using var again = Open();

        Assert.Equal(revision, again.Revision);
        Assert.Equal(["/kept"], again.Snapshot("things").Objects.After(null, "").Select(stored => stored.Path));
        Assert.Equal("ö\u0001\"", (string?)again.Find(Key("kept"))!.ToJsonObject()["text"]);
        Assert.Null(again.ChangesAfter("things", revision - 1));
        Assert.Empty(again.ChangesAfter("things", revision)!.Value.Changes);
    }

    [Fact]
    public async Task A_write_that_the_file_refuses_changes_nothing()
    {
        await using var store = new ObjectStore(SqliteFile.Open(Path, maxBytes: 64 * 1024), 100);
        await PutAsync(store, "small", 0);
        var revision = store.Revision;
        var changed = store.Changed("things");

        var failure = await Assert.ThrowsAsync<StorageException>(() => PutAsync(store, "large", 0, new string('x', 200_000)));

        Assert.Contains("is full", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(revision, store.Revision);
        Assert.Null(store.Find(Key("large")));
        Assert.False(changed.IsCompleted);
        Assert.NotNull(await PutAsync(store, "other", 0));
    }

    [Fact]
    public async Task After_a_refused_write_the_file_is_as_before()
    {
        await using (var store = new ObjectStore(SqliteFile.Open(Path, maxBytes: 64 * 1024), 100))
        {
            await PutAsync(store, "small", 0);
            await Assert.ThrowsAsync<StorageException>(() => PutAsync(store, "large", 0, new string('x', 200_000)));
        }

        await using var again = Open();

        Assert.Equal(["/small"], again.Snapshot("things").Objects.After(null, "").Select(stored => stored.Path));
        Assert.Equal(again.Find(Key("small"))!.Revision, again.Revision);
    }

    [Fact]
    public void A_text_file_is_refused_by_name()
    {
        File.WriteAllText(Path, "These are not the objects you are looking for. " + new string('.', 2000));

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(Path));

        Assert.StartsWith($"{Path} is not a file of KubeInventory.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
        var before = File.ReadAllBytes(Path);

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(Path));

        Assert.Contains("of another program", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await Open().DisposeAsync();
        Execute("PRAGMA user_version = 99");

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(Path));

        Assert.Contains("format 99", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 50; i++)
            {
                await PutAsync(store, $"o{i}", 0, new string('x', 2000));
            }
        }

        var bytes = File.ReadAllBytes(Path);
        Array.Fill(bytes, (byte)0xff, 8192, bytes.Length - 8192);
        File.WriteAllBytes(Path, bytes);

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(Path));

        Assert.Contains("is damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_belongs_to_one_store_at_a_time()
    {
        await using var store = Open();

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(Path));

        Assert.Contains("in use", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(await PutAsync(store, "a", 0));
    }

    [Fact]
    public void A_directory_that_is_missing_is_named()
    {
        var path = _directory.File("missing/objects.db");

        var failure = Assert.Throws<StorageException>(() => SqliteFile.Open(path));

        Assert.StartsWith($"{path} cannot be opened.", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static ObjectKey Key(string name) => new("things", "", name);

    private static JsonObject Object(string name, string text = "ö\u0001\"") =>
        new() { ["metadata"] = new JsonObject { ["name"] = name }, ["text"] = text };

    private static Task<StoredObject?> PutAsync(ObjectStore store, string name, long expected, string text = "ö\u0001\"") =>
        store.PutAsync(Key(name), Object(name, text), expected, null, Ct);

    private ObjectStore Open() => new(SqliteFile.Open(Path), 100);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
