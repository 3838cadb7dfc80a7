using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>Random paths with all kinds of steps, few enough to meet.</summary>
internal static class RandomFields
{
    private static readonly Gen<PathElement> Elements = Gen.Elements<PathElement>(
        PathElement.Field("a"),
        PathElement.Field("b.c/d"),
        PathElement.Key([KeyValuePair.Create("name", (JsonNode?)"<eth0>"), KeyValuePair.Create("family", (JsonNode?)"v4")]),
        PathElement.Key([KeyValuePair.Create("name", (JsonNode?)"<eth0>")]),
        PathElement.Value("x \"&\" ä"),
        PathElement.Value(1),
        PathElement.Value(1.5),
        PathElement.Value(true),
        PathElement.Value(null),
        PathElement.Index(0));

    private static readonly Gen<OwnedPath> PathGen =
        from length in Gen.Choose(1, 3)
        from elements in Elements.ListOf(length)
        select new OwnedPath([.. elements]);

    public static Arbitrary<OwnedPath> Paths { get; } = PathGen.ToArbitrary();

    public static Arbitrary<FieldSet> Sets { get; } = PathGen.ListOf().Select(paths => FieldSet.Of(paths)).ToArbitrary();
}
