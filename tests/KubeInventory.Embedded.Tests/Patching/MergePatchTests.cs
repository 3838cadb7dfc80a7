using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Patching;

namespace KubeInventory.Embedded.Tests.Patching;

public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b"}""", """{"b":null}""", """{"a":"b"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("{}", """{"a":[null,{"b":null}]}""", """{"a":[null,{}]}""")]
    public void Maps_merge_nulls_remove_and_all_else_replaces(string document, string patch, string expected)
    {
        Assert.Equal(expected, MergePatch.Apply(JsonNode.Parse(document)!.AsObject(), JsonNode.Parse(patch)).Patched?.ToJsonString());
    }

    [Theory]
    [InlineData("[1]", "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData("null", "Invalid JSON Patch")]
    public void What_is_no_object_is_refused(string patch, string expected)
    {
        Assert.Equal(expected, MergePatch.Apply([], JsonNode.Parse(patch)).Failure?.Message);
    }

    [Fact]
    public void The_difference_between_two_objects_leads_from_one_to_the_other() =>
        Check((from, to) => JsonNode.DeepEquals(to, Apply(from, Difference(from, to))));

    [Fact]
    public void A_patch_applied_twice_is_as_applied_once() =>
        Check((document, patch) => JsonNode.DeepEquals(Apply(document, patch), Apply(Apply(document, patch), patch)));

    [Fact]
    public void An_object_without_nulls_patched_with_itself_stays() =>
        Check((document, _) => JsonNode.DeepEquals(document, Apply(document, document)));

    [Fact]
    public void A_patch_leaves_its_inputs_as_they_were() =>
        Check((document, patch) =>
        {
            var (documentBefore, patchBefore) = (document.ToJsonString(), patch.ToJsonString());
            Apply(document, patch)["changed"] = true;
            return document.ToJsonString() == documentBefore && patch.ToJsonString() == patchBefore;
        });

    private static void Check(Func<JsonObject, JsonObject, bool> law) =>
        Prop.ForAll(Arbitrary.Objects, Arbitrary.Objects, (a, b) => law(a, b)).QuickCheckThrowOnFailure();

    private static JsonObject Apply(JsonObject document, JsonObject patch) => MergePatch.Apply(document, patch).Patched!;

    private static JsonObject Difference(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in to)
        {
            if (value is JsonObject inner && from[name] is JsonObject other)
            {
                patch[name] = Difference(other, inner);
            }
            else if (!JsonNode.DeepEquals(value, from[name]))
            {
                patch[name] = value?.DeepClone();
            }
        }

        foreach (var (name, _) in from.Where(entry => !to.ContainsKey(entry.Key)))
        {
            patch[name] = null;
        }

        return patch;
    }

    private static class Arbitrary
    {
        public static Arbitrary<JsonObject> Objects { get; } = Gen.Sized(size => ObjectOf(Math.Min(size, 3))).ToArbitrary();

        private static Gen<JsonObject> ObjectOf(int depth) =>
            from names in Gen.SubListOf("a", "b", "c", "d")
            from values in Gen.CollectToSequence(names, _ => ValueOf(depth - 1))
            select new JsonObject(names.Zip(values, KeyValuePair.Create));

        private static Gen<JsonNode?> ValueOf(int depth)
        {
            var scalars = Gen.Choose(0, 3).Select(number => (JsonNode?)(number > 2 ? "text" : number));
            return depth <= 0
                ? scalars
                : Gen.OneOf(
                    scalars,
                    ObjectOf(depth).Select(map => (JsonNode?)map),
                    scalars.ListOf(2).Select(items => (JsonNode?)new JsonArray([.. items])));
        }
    }
}
