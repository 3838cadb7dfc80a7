using System.Text.Json;
using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class ReadErrorTests
{
    [Theory]
    [InlineData("""{"spec":{"count":"three"}}""", "spec.count: expected a 32-bit integer, found a string")]
    [InlineData("""{"spec":{"count":3000000000}}""", "spec.count: expected a 32-bit integer, found a number that does not fit")]
    [InlineData("""{"spec":{"total":1.5}}""", "spec.total: expected a 64-bit integer, found a number that does not fit")]
    [InlineData("""{"spec":{"text":{"a":1}}}""", "spec.text: expected a string, found an object")]
    [InlineData("""{"spec":{"names":["a",null]}}""", "spec.names[1]: expected a value, found null")]
    [InlineData("""{"spec":{"matrix":[[1],[2,"x"]]}}""", "spec.matrix[1][1]: expected a 32-bit integer, found a string")]
    [InlineData("""{"spec":{"boxes":{"a":{"size":1},"b":{"size":true}}}}""", "spec.boxes.b.size: expected a 64-bit integer, found a boolean")]
    [InlineData("""{"spec":{"names":[],"at":"yesterday"}}""", "spec.at: expected an RFC 3339 time, found a string")]
    [InlineData("""{"spec":{"at":"2026-01-02T03:04:05"}}""", "spec.at: expected an RFC 3339 time, found a string")]
    [InlineData("""{"spec":{"blob":"?"}}""", "spec.blob: expected base64, found a string")]
    [InlineData("""{"spec":[]}""", "spec: expected an object, found an array")]
    [InlineData("""[]""", "$: expected an object, found an array")]
    public void An_error_names_the_path_and_both_types(string json, string message)
    {
        var error = Assert.Throws<JsonException>(() => Read(json));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("""{"total":1.0}""", 1)]
    [InlineData("""{"total":1e3}""", 1000)]
    [InlineData("""{"total":-9223372036854775808}""", long.MinValue)]
    public void A_whole_number_may_be_written_in_other_ways(string json, long total) => Assert.Equal(total, ReadSpec(json).Total);

    [Theory]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.120Z", "2026-01-02T03:04:05.12Z")]
    [InlineData("2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.1234567Z")]
    [InlineData("2026-01-02t03:04:05z", "2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.5-07:30", "2026-01-02T03:04:05.5-07:30")]
    public void Times_keep_their_offset_and_their_ticks(string read, string written) =>
        Assert.Equal($$"""{"at":"{{written}}"}""", Write(ReadSpec($$"""{"at":"{{read}}"}""")).Replace("\\u002B", "+", StringComparison.Ordinal));
}
