using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Json;

/// <summary>Our reading and writing against the source generator's, over a thousand objects that differ as those of a fleet do.</summary>
internal sealed class JsonRace<TOurs, TRival>(Func<int, byte[]> json, JsonTypeInfo<TRival> rival)
    where TOurs : class, IModel<TOurs>
{
    private const int Objects = 1_000;

    // As a client reads: with one pool of strings for all that it reads.
    private readonly ModelReadOptions _reading = new() { ShareValues = true };
    private readonly byte[][] _json = [.. Enumerable.Range(0, Objects).Select(json)];

    /// <summary>Cost of reading from bytes.</summary>
    public async Task<(Cost Ours, Cost Rival)> ReadAsync(FigureContext context)
    {
        var costs = await RaceAsync(
            context,
            "reading",
            i => ModelJson.Read<TOurs>(_json[i], _reading),
            i => JsonSerializer.Deserialize(_json[i], rival));
        return (costs[0], costs[1]);
    }

    /// <summary>Cost of writing into memory that is used again.</summary>
    public async Task<(Cost Ours, Cost Rival)> WriteAsync(FigureContext context)
    {
        var ours = _json.Select(bytes => ModelJson.Read<TOurs>(bytes)).ToArray();
        var rivals = _json.Select(bytes => JsonSerializer.Deserialize(bytes, rival)!).ToArray();
        using var writer = new ModelJsonWriter();
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        await using var rivalWriter = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var costs = await RaceAsync(
            context,
            "writing",
            i =>
            {
                writer.Clear();
                ours[i].WriteJson(writer);
            },
            i =>
            {
                buffer.ResetWrittenCount();
                rivalWriter.Reset();
                JsonSerializer.Serialize(rivalWriter, rivals[i], rival);
            });
        return (costs[0], costs[1]);
    }

    private Task<IReadOnlyList<Cost>> RaceAsync(FigureContext context, string what, Action<int> ours, Action<int> theirs)
    {
        context.Note($"{what} {Objects:#,0} objects of {_json.Average(bytes => bytes.Length):#,0} bytes five times, {typeof(TOurs).Name}:");
        return new Race(("ours", All(ours)), ("source generator", All(theirs))) { WarmUpRounds = 20, Rounds = 31 }.RunAsync(context);
    }

    private Func<Task> All(Action<int> run) => Repeat.Times(5, () =>
    {
        for (var i = 0; i < _json.Length; i++)
        {
            run(i);
        }
    });
}
