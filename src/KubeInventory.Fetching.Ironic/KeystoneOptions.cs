namespace KubeInventory.Fetching.Ironic;

/// <summary>Keystone (Identity API v3), and as whom to ask it: a user with a password, or an application credential.</summary>
/// <remarks>Give a user that may list all nodes, such as a reader of the system: one of a project sees its own nodes only, and the others would count as gone.</remarks>
public sealed record KeystoneOptions
{
    /// <summary>Keystone's address, such as <c>https://keystone.example.net:5000/v3</c>; <c>/v3</c> may be left out.</summary>
    public required Uri AuthUrl { get; init; }

    /// <summary>Identifier of an application credential. Default: null, a user with a password.</summary>
    public string? ApplicationCredentialId { get; init; }

    /// <summary>Secret of the application credential. Default: null.</summary>
    public Secret? ApplicationCredentialSecret { get; init; }

    /// <summary>Name of the user. Default: null.</summary>
    public string? UserName { get; init; }

    /// <summary>Name of the user's domain. Default: Default.</summary>
    public string UserDomainName { get; init; } = "Default";

    /// <summary>Password of the user. Default: null.</summary>
    public Secret? Password { get; init; }

    /// <summary>Name of the project that the token is for. Default: null, the whole system.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Name of the project's domain. Default: Default.</summary>
    public string ProjectDomainName { get; init; } = "Default";

    /// <summary>Type of the service in the catalog. Default: baremetal.</summary>
    public string ServiceType { get; init; } = "baremetal";

    /// <summary>Which of the catalog's endpoints: public, internal or admin. Default: public.</summary>
    public string Interface { get; init; } = "public";

    internal IEnumerable<string> Objections()
    {
        if (!IronicFetcherOptions.IsHttp(AuthUrl))
        {
            yield return "Keystone.AuthUrl must be an absolute http or https address without user, query or fragment.";
        }

        if (Interface is not ("public" or "internal" or "admin"))
        {
            yield return $"Keystone.Interface must be public, internal or admin, not '{Interface}'.";
        }

        if (UserName is null != Password is null || ApplicationCredentialId is null != ApplicationCredentialSecret is null || UserName is null == ApplicationCredentialId is null)
        {
            yield return "Keystone needs UserName and Password, or ApplicationCredentialId and ApplicationCredentialSecret.";
        }

        if (ApplicationCredentialId is not null && ProjectName is not null)
        {
            yield return "Keystone.ProjectName does not go with an application credential, which has its project.";
        }
    }
}
