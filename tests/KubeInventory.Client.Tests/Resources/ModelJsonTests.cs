using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

/// <summary>The reader and the writer of models, held to what System.Text.Json says.</summary>
public sealed class ModelJsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly JsonSerializerOptions Lenient =
        new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, DefaultBufferSize = 16 };

    private static readonly Config Quiet = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261122, 11);

    [Fact]
    public void Any_JSON_reads_as_System_Text_Json_reads_it() => Check(RandomJson.Value(4), json =>
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return JsonNode.DeepEquals(JsonNode.Parse(bytes), AnyModel.Read(bytes));
    });

    [Fact]
    public void Broken_JSON_is_refused_where_System_Text_Json_refuses_it_and_in_its_words() => Check(RandomJson.Broken, bytes =>
        Refusal(() => Tokens(bytes)) is var expected
            && (Refusal(() => AnyModel.Read(bytes)) is var actual && (expected == actual || IsAboutText(actual, bytes)))
                ? true
                : throw new InvalidOperationException($"{expected}\n{actual}"));

    [Fact]
    public void What_is_written_reads_back_the_same() => Check(RandomJson.Value(4), json =>
    {
        var node = JsonNode.Parse(json);
        return JsonNode.DeepEquals(node, JsonNode.Parse(AnyModel.Write(node)));
    });

    [Fact]
    public void What_is_skipped_is_skipped_to_its_end() => Check(RandomJson.Value(4), json =>
    {
        var reader = new ModelJsonReader(Encoding.UTF8.GetBytes($" {json}, 1"));
        reader.Skip();
        return reader.Peek() == ',' && reader.Position == Encoding.UTF8.GetByteCount(json) + 1;
    });

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("\u2028</script>&'+`\u007f")]
    [InlineData("\"\\\u0000\u001f")]
    [InlineData("日本語 and 😀, longer than a block")]
    public void Any_text_can_be_written(string text) => Assert.Equal(Theirs(text), Ours(text));

    [Fact]
    public void A_character_is_written_as_Utf8JsonWriter_writes_it_wherever_it_stands_in_a_text_of_any_length()
    {
        char[] characters = ['a', '~', '"', '\\', ' ', '\u001f', '\u007f', '\u0080', 'é', '\u00ff', '\u0122', '\u2028', '\u7fff', '\u8020', '\ud800', '\uff41', '\uffff'];
        foreach (var character in characters)
        {
            for (var length = 1; length <= 50; length++)
            {
                for (var at = 0; at < length; at++)
                {
                    var text = string.Create(length, (at, character), static (span, where) =>
                    {
                        span.Fill('x');
                        span[where.at] = where.character;
                    });
                    Assert.Equal(Theirs(text), Ours(text));
                }
            }
        }
    }

    [Fact]
    public void What_another_writer_writes_between_fields_is_set_apart_by_commas()
    {
        using var writer = new ModelJsonWriter();
        ModelWriter.StartObject(writer);
        ModelWriter.Write(writer, "\"a\":"u8, "1");
        ModelWriter.Write(writer, "\"b\":"u8, new Dictionary<string, int> { ["c"] = 2, ["d"] = 3 }, static (w, value) =>
        {
            using var theirs = new Utf8JsonWriter(w);
            theirs.WriteNumberValue(value);
        });
        ModelWriter.Write(writer, "\"e\":"u8, Array.Empty<string>());
        ModelWriter.EndObject(writer, null);

        Assert.Equal("""{"a":"1","b":{"c":2,"d":3},"e":[]}""", Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void Items_of_any_JSON_that_is_not_written_as_it_stands_are_set_apart_by_commas()
    {
        var items = new[] { JsonElement.Parse("{ \"a\": 1 }"), JsonElement.Parse("[ ]"), JsonElement.Parse("\"b c\"") };
        using var writer = new ModelJsonWriter();
        ModelWriter.WriteValue(writer, items, static (w, value) => ModelWriter.WriteValue(w, value));

        Assert.Equal("""[{"a":1},[],"b c"]""", Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Any_integer_can_be_written(long number)
    {
        using var writer = new ModelJsonWriter();
        ModelWriter.WriteValue(writer, number);

        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void A_text_larger_than_the_memory_so_far_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 10_000));

        Assert.Equal(Theirs(text), Ours(text));
        Assert.Equal(Theirs(text + "é"), Ours(text + "é"));
    }

    [Fact]
    public void A_serializer_s_own_escapes_and_indentation_hold_for_models()
    {
        var lease = new V1Lease { Metadata = new ObjectMeta { Name = "a", Annotations = new Dictionary<string, string> { ["k"] = "<ä>" } } };

        Assert.Contains("\\u003C\\u00E4\\u003E", JsonSerializer.Serialize(lease), StringComparison.Ordinal);
        Assert.Contains("\n      \"k\": \"", JsonSerializer.Serialize(lease, Indented), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_reads_from_a_stream_with_comments_and_commas_where_a_serializer_allows_them()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""[{"metadata":{"name":"a",/* b */},}, {"metadata":{"name":"c"}}]"""));

        var leases = await JsonSerializer.DeserializeAsync<List<V1Lease>>(stream, Lenient, Ct);

        Assert.Equal(["a", "c"], leases!.Select(lease => lease.Metadata!.Name));
    }

    [Fact]
    public void JSON_deeper_than_64_levels_is_refused_and_not_followed() =>
        Assert.ThrowsAny<JsonException>(() => AnyModel.Read(Encoding.UTF8.GetBytes(new string('[', 100_000))));

    [Theory]
    [InlineData("2026-03-01T12:30:45Z")]
    [InlineData("2024-02-29T23:59:59.1234567Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2026-03-01T12:30:45.1+05:30")]
    [InlineData("2026-03-01T12:30:45-11:00")]
    public void Times_are_written_as_they_were_read(string time)
    {
        var bytes = Encoding.UTF8.GetBytes($"\"{time}\"");
        var reader = new ModelJsonReader(bytes);
        var value = ModelReader.ReadTime(ref reader, -1)!.Value;
        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), value);

        using var writer = new ModelJsonWriter();
        ModelWriter.WriteValue(writer, value);

        Assert.Equal(bytes, writer.Written.ToArray());
    }

    [Theory]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01 00:00:00")]
    [InlineData("")]
    public void What_is_no_time_is_refused(string time) => Assert.ThrowsAny<JsonException>(() =>
    {
        var reader = new ModelJsonReader(Encoding.UTF8.GetBytes($"\"{time}\""));
        return ModelReader.ReadTime(ref reader, -1);
    });

    private static string Ours(string text)
    {
        using var writer = new ModelJsonWriter();
        ModelWriter.WriteValue(writer, text);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static string Theirs(string text)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStringValue(text);
        writer.Flush();
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Check<T>(Gen<T> generator, Func<T, bool> holds) =>
        Prop.ForAll(generator.ToArbitrary(), holds).Check(Quiet);

    // The whole value, tokens alone: what a reader must refuse before it looks at text.
    private static void Tokens(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }
    }

    // Text that is not UTF-8, or has half a surrogate pair, is found only when someone asks for it.
    private static bool IsAboutText(string? refusal, byte[] json) =>
        refusal?.StartsWith("A string has bytes", StringComparison.Ordinal) == true && (json.Any(b => b >= 0x80) || json.Contains((byte)'\\'));

    private static string? Refusal(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }
}
