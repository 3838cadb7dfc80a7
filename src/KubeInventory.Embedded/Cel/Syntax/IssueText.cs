using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>Prints issues as Kubernetes prints them: position, message, the line and a caret below the place.</summary>
internal static class IssueText
{
    public static string Format(string source, IEnumerable<CelIssue> issues) =>
        string.Join('\n', issues.OrderBy(issue => issue.Position).Select(issue => Format(source, issue)));

    private static string Format(string source, CelIssue issue)
    {
        var position = Math.Min(issue.Position, source.Length);
        var start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        var end = source.IndexOf('\n', start);
        var line = end < 0 ? source[start..] : source[start..end];
        var column = CodePoints.Count(source.AsSpan(start, position - start));
        var number = source.AsSpan(0, start).Count('\n') + 1;

        var text = new StringBuilder();
        text.Append("ERROR: <input>:").Append(number).Append(':').Append(column + 1).Append(": ").Append(issue.Message);
        text.Append("\n | ").Append(line.Replace('\t', ' '));
        text.Append("\n | ").Append('.', column).Append('^');
        return text.ToString();
    }
}
