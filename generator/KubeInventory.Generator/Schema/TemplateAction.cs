using System;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>The first action of a Helm template, which tells a template from YAML with a mistake.</summary>
internal sealed class TemplateAction
{
    private TemplateAction(YamlPosition position, string text)
    {
        Position = position;
        Text = text;
    }

    public YamlPosition Position { get; }

    public string Text { get; }

    public static TemplateAction? Find(string text)
    {
        var start = text.IndexOf("{{", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("}}", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var line = 0;
        var lineStart = 0;
        for (var i = 0; i < start; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new TemplateAction(new YamlPosition(line, start - lineStart, start), text.Substring(start, Math.Min(end + 2 - start, 60)));
    }
}
