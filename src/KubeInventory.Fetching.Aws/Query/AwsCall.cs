using System.Text;

namespace KubeInventory.Fetching.Aws;

/// <summary>One call of a Query API: a form that names the action and its parameters.</summary>
internal sealed class AwsCall
{
    private readonly StringBuilder _form = new();

    public AwsCall(string service, string region, Uri endpoint, string action, string version, IAwsKeySource keys)
    {
        (Service, Region, Endpoint, Action, Keys) = (service, region, endpoint, action, keys);
        Add("Action", action);
        Add("Version", version);
    }

    public string Service { get; }

    public string Region { get; }

    public Uri Endpoint { get; }

    public string Action { get; }

    public IAwsKeySource Keys { get; }

    /// <summary>For messages.</summary>
    public string Place => $"{Action} in {Region}";

    /// <summary>The body.</summary>
    public string Form => _form.ToString();

    public void Add(string name, string value)
        => _form.Append(_form.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
