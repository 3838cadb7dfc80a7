using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes XML documentation, wrapped so that emitted files read well.</summary>
internal static class DocumentationEmitter
{
    private const int Width = 100;

    /// <summary>Writes a summary, or <paramref name="fallback"/> where the schema is silent, and the remarks.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="documentation">What the schema says, as plain text.</param>
    /// <param name="fallback">XML to write instead of an empty description.</param>
    public static void Write(CodeWriter code, DocumentationModel documentation, string fallback)
    {
        var paragraphs = Paragraphs(documentation.Summary);
        Element(code, "summary", paragraphs.Count == 0 ? [fallback] : paragraphs);
        WriteRemarks(code, documentation.Remarks);
    }

    /// <summary>Writes remarks, if there are any.</summary>
    public static void WriteRemarks(CodeWriter code, EquatableArray<RemarkModel> remarks)
    {
        if (remarks.Count > 0)
        {
            Element(code, "remarks", [string.Join(" ", remarks.Select(Sentence))]);
        }
    }

    /// <summary>Plain text as XML text.</summary>
    public static string Escape(string text) => IsPlain(text) ? text : EscapeEach(text);

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or '&' or '<' or '>' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string EscapeEach(string text)
    {
        var xml = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (character)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '\u0085' or '\u2028' or '\u2029':
                    // C# ends a line, and so a comment, at these.
                    xml.Append(' ');
                    break;
                default:
                    xml.Append(character < ' ' || char.IsSurrogate(character) || character >= '\uFFFE' ? ' ' : character);
                    break;
            }
        }

        return xml.ToString();
    }

    private static string Sentence(RemarkModel remark) =>
        Escape(remark.Text) + (remark.Code is null ? "" : $" <c>{Escape(remark.Code)}</c>") + ".";

    private static List<string> Paragraphs(string text)
    {
        if (text.IndexOf('\n') < 0)
        {
            return string.IsNullOrWhiteSpace(text) ? [] : [Escape(text.Trim())];
        }

        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                Flush();
                continue;
            }

            // An item of a list, or a comment of code-generation, begins a line of its own.
            if (trimmed[0] is '-' or '*' or '+')
            {
                Flush();
            }

            current.Append(current.Length == 0 ? "" : " ").Append(Escape(trimmed));
        }

        Flush();
        return paragraphs;

        void Flush()
        {
            if (current.Length > 0)
            {
                paragraphs.Add(current.ToString());
                current.Clear();
            }
        }
    }

    private static void Element(CodeWriter code, string name, List<string> paragraphs)
    {
        if (paragraphs.Count == 1 && paragraphs[0].Length + (2 * name.Length) + code.Indentation + 9 <= Width)
        {
            code.Line($"/// <{name}>{paragraphs[0]}</{name}>");
            return;
        }

        code.Line($"/// <{name}>");
        foreach (var paragraph in paragraphs)
        {
            var text = paragraphs.Count == 1 ? paragraph : $"<para>{paragraph}</para>";
            Wrap(code, text, Width - code.Indentation - 4);
        }

        code.Line($"/// </{name}>");
    }

    private static void Wrap(CodeWriter code, string text, int width)
    {
        var start = 0;
        while (text.Length - start > width)
        {
            var end = text.LastIndexOf(' ', start + width, width);
            if (end <= start)
            {
                end = text.IndexOf(' ', start + width);
                if (end < 0)
                {
                    break;
                }
            }

            code.Line($"/// {text.AsSpan(start, end - start)}");
            start = end + 1;
        }

        code.Line($"/// {text.AsSpan(start)}");
    }
}
