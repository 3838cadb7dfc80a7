using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>Reads elements by local name: the namespace carries the version of the API.</summary>
internal static class AwsXml
{
    public static XElement? Child(this XElement element, string name)
    {
        for (var child = element.FirstNode; child is not null; child = child.NextNode)
        {
            if (child is XElement found && found.Name.LocalName == name)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The members of a list.</summary>
    public static IEnumerable<XElement> Items(this XElement element, string list)
        => element.Child(list)?.Elements().Where(item => item.Name.LocalName == "item") ?? [];

    /// <summary>The text of a child; null if there is none. Servers that stand in for EC2 write <c>None</c> for nothing.</summary>
    public static string? Text(this XElement element, string name)
        => element.Child(name)?.Value is { Length: > 0 } text && text != "None" ? text : null;
}
