namespace KubeInventory.Generator.Tests.Support;

/// <summary>What the compiler wrote of the documentation of this project's types.</summary>
internal static class Summaries
{
    private static readonly Lazy<System.Xml.Linq.XDocument> Document =
        new(static () => System.Xml.Linq.XDocument.Load(Path.ChangeExtension(typeof(Summaries).Assembly.Location, ".xml")));

    /// <summary>The documentation of a type, as one line.</summary>
    public static string Of<T>() => Find("T:" + typeof(T).FullName);

    /// <summary>The documentation of a property, as one line.</summary>
    public static string Of<T>(string property) => Find($"P:{typeof(T).FullName}.{property}");

    private static string Find(string name) => string.Join(
        ' ',
        Document.Value.Descendants("member").Single(member => (string?)member.Attribute("name") == name).Value
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
