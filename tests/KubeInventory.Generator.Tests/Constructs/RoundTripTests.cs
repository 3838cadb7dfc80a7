using System.Buffers;
using System.Text;
using System.Text.Json;
using KubeInventory.Client;
using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class RoundTripTests
{
    [Fact]
    public void Nothing_is_lost_on_the_way_from_JSON_to_JSON() => AssertSame(Full, Write(Read()));

    [Fact]
    public void Values_have_their_types()
    {
        var spec = Read().Spec!;

        Assert.Equal(4294967295L, spec.Port);
        Assert.Equal(ulong.MaxValue, spec.Huge);
        Assert.Equal([0, 1, 2], spec.Blob!.Value.ToArray());
        Assert.Equal(TimeSpan.FromHours(2), spec.At!.Value.Offset);
        Assert.Equal("80%", spec.Target!.Value.Text);
        Assert.Equal(1, spec.Targets![0].Number);
        Assert.Equal("red", spec.Boxes!["odd"].UnknownFields!["color"].GetString());
        Assert.Equal([[1, 2], [], [3]], spec.Matrix!);
        Assert.Equal([1, null, 3], spec.Gaps!);
        Assert.Equal("camel", spec.JwksUri);
        Assert.Equal("snake", spec.Jwks_Uri);
        Assert.Equal(ConditionStatus.True, spec.Conditions![0].Status);
        Assert.Equal("of a newer schema", spec.UnknownFields!["later"].GetString());
    }

    [Fact]
    public void Absent_fields_are_not_written() =>
        Assert.Equal("""{"apiVersion":"constructs.example.com/v1","kind":"Contraption"}""", Write(new V1Contraption()));

    [Fact]
    public void A_null_of_a_nullable_field_stays_until_a_value_is_set()
    {
        var spec = ReadSpec("""{"nothing":null}""");

        Assert.Equal("""{"nothing":null}""", Write(spec));
        Assert.Equal("""{"nothing":"x"}""", Write(spec with { Nothing = "x" }));
        Assert.NotEqual(new V1ContraptionSpecType(), spec);
    }

    [Fact]
    public void A_null_of_any_other_field_counts_as_absence() => Assert.Equal("{}", Write(ReadSpec("""{"text":null,"count":null,"names":null}""")));

    [Fact]
    public void A_bag_of_unknown_fields_exists_only_where_there_are_some()
    {
        Assert.Null(ReadSpec("""{"text":"a"}""").UnknownFields);
        Assert.NotNull(ReadSpec("""{"next":1}""").UnknownFields);
    }

    [Fact]
    public void Names_with_escapes_are_recognised() => Assert.Equal("a", ReadSpec("""{"te\u0078t":"a"}""").Text);

    [Fact]
    public void JSON_may_come_in_pieces()
    {
        var bytes = Encoding.UTF8.GetBytes(Full);
        Segment? first = null, last = null;
        foreach (var chunk in bytes.Chunk(3))
        {
            last = last is null ? first = new Segment(chunk, null) : new Segment(chunk, last);
        }

        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length));

        Assert.Equal(Read(), ModelJson.Read<V1Contraption>(ref reader));
    }

    [Fact]
    public void Managed_fields_can_be_left_out()
    {
        var read = ModelJson.Read<V1Contraption>(Encoding.UTF8.GetBytes(Full), new ModelReadOptions { SkipManagedFields = true });

        Assert.Null(read.Metadata!.ManagedFields);
        Assert.Equal(Read() with { Metadata = Read().Metadata! with { ManagedFields = null } }, read);
    }

    [Fact]
    public void The_resolver_knows_the_kinds_without_reflection()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = ConstructsJsonTypeInfoResolver.Default };

        var read = (V1Contraption)JsonSerializer.Deserialize(Full, options.GetTypeInfo(typeof(V1Contraption)))!;

        Assert.Equal(Read(), read);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, Segment? before)
        {
            Memory = bytes;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            before?.Next = this;
        }
    }
}
