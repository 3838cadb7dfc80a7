using System.Text.Json;
using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class ReadErrorTests
{
    [Theory]
    [InlineData("""{"spec":{"count":"three"}}""", "spec.count: expected a 32-bit integer, found a string")]
    [InlineData("""{"spec":{"count":0.5}}""", "spec.count: expected a 32-bit integer, found a number that does not fit")]
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
    [InlineData("0000-01-01T00:00:00Z", null)]
    public void Times_are_written_as_they_were_read_until_they_are_set(string read, string? set)
    {
        var spec = ReadSpec($$"""{"at":"{{read}}","since":["{{read}}"]}""");

        Assert.Equal($$"""{"at":"{{read}}","since":["{{read}}"]}""", Write(spec));
        Assert.Equal(set is null ? "{}" : $$"""{"at":"{{set}}"}""", Write(new V1ContraptionSpecType { At = spec.At }));
        Assert.Equal("""{"at":"2027-01-01T00:00:00Z"}""", Write(spec with { At = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), Since = null }));
    }

    [Theory]
    [InlineData("AB==")]
    [InlineData("AAF=")]
    [InlineData("AA==")]
    public void Bytes_are_written_as_they_were_read_until_they_are_set(string read)
    {
        var spec = ReadSpec($$$"""{"blob":"{{{read}}}","blobs":{"b":"{{{read}}}"}}""");

        Assert.Equal($$$"""{"blob":"{{{read}}}","blobs":{"b":"{{{read}}}"}}""", Write(spec));
        Assert.Equal("""{"blob":"AA=="}""", Write(spec with { Blob = new byte[] { 0 }, Blobs = null }));
    }
}
