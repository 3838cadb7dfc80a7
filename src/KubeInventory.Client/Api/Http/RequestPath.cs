using System.Globalization;
using System.Text;

namespace KubeInventory.Client;

/// <summary>Builds a path below a server's root, with its query.</summary>
internal sealed class RequestPath(string root)
{
    private readonly StringBuilder _text = new(root);
    private char _separator = '?';

    public RequestPath Segment(string? segment)
    {
        if (segment is not null)
        {
            _text.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return this;
    }

    public RequestPath Query(string key, string? value)
    {
        if (value is not null)
        {
            _text.Append(_separator).Append(key).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    public RequestPath Select(LabelSelector? labels, FieldSelector? fields) =>
        Query("labelSelector", labels is { MatchesEverything: false } ? labels.ToString() : null)
            .Query("fieldSelector", fields is { Requirements.Count: > 0 } ? fields.ToString() : null);

    public RequestPath Query(string key, bool value) => value ? Query(key, "true") : this;

    public RequestPath Query(string key, long? value) => Query(key, value?.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
