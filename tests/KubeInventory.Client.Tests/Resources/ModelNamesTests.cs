using System.Text;

namespace KubeInventory.Client.Tests.Resources;

public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("a", 0)]
    [InlineData("abcd", 1)]
    [InlineData("abcdefgh", 2)]
    [InlineData("aNameOfMoreThanSixteenBytes", 3)]
    [InlineData("aNameOfMoreThenSixteenBytes", 4)]
    [InlineData("with space", 5)]
    [InlineData("what?", 6)]
    [InlineData("back\\slash", 7)]
    [InlineData("größe", 8)]
    [InlineData("", -1)]
    [InlineData("b", -1)]
    [InlineData("abce", -1)]
    [InlineData("aNameOfMoreThaaSixteenBytes", -1)]
    public void A_field_is_found_by_its_name(string name, int field)
    {
        var names = new ModelNames(@"a abcd? abcdefgh aNameOfMoreThanSixteenBytes aNameOfMoreThenSixteenBytes with\ space what\?? back\\slash größe"u8);

        Assert.Equal(field, names.Find(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void A_question_mark_says_that_a_null_means_something()
    {
        var names = new ModelNames(@"a b? c\? d\??"u8);

        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(names.IsNullable));
        Assert.Equal(["a", "b", "c?", "d?"], Enumerable.Range(0, 4).Select(field => names[field]));
    }

    [Theory]
    [InlineData("a", "\"a\":")]
    [InlineData("größe", "\"gr\\u00F6\\u00DFe\":")]
    [InlineData("aNameThatIsLongerThanWhatIsCopiedAtOnce", "\"aNameThatIsLongerThanWhatIsCopiedAtOnce\":")]
    public void A_name_is_written_quoted_and_escaped(string name, string written)
    {
        using var writer = new ModelJsonWriter();
        writer.Name(new ModelNames(Encoding.UTF8.GetBytes(name)), 0);

        Assert.Equal(written, Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void Fields_are_read_in_any_order_whatever_order_the_object_before_had()
    {
        string[] fields = ["\"status\":\"True\"", "\"type\":\"Ready\"", "\"reason\":\"Reports\"", "\"new\":1", "\"message\":\"m\""];
        var random = new Random(1);

        for (var i = 0; i < 100; i++)
        {
            random.Shuffle(fields);
            var count = random.Next(1, fields.Length + 1);
            var json = "{" + string.Join(i % 3 == 0 ? ", " : ",", fields.Take(count)) + "}";
            var condition = ModelJson.Read<Condition>(Encoding.UTF8.GetBytes(json + new string(' ', i)));

            Assert.Equal(fields.Take(count).Any(static field => field.Contains("status")), condition.Status == "True");
            Assert.Equal(fields.Take(count).Any(static field => field.Contains("type")), condition.Type == "Ready");
            Assert.Equal(fields.Take(count).Any(static field => field.Contains("reason")), condition.Reason == "Reports");
            Assert.Equal(fields.Take(count).Any(static field => field.Contains("message")), condition.Message == "m");
            Assert.Equal(fields.Take(count).Any(static field => field.Contains("new")), condition.UnknownFields?.ContainsKey("new") == true);
        }
    }

    [Fact]
    public void A_model_without_fields_has_no_names() => Assert.Equal(-1, new ModelNames(""u8).Find("a"u8));
}
