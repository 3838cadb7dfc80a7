using System.Text;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>
/// The tokens of one user in a kubeconfig file. New ones are written back, as kubectl does: a provider that gives each refresh token
/// once would otherwise ask the next program to log in again. Only the tokens change; the rest of the file stays as it is.
/// </summary>
internal sealed class OidcTokenFile(string path, string user, ILogger logger)
{
    private const string IdTokenKey = "id-token";
    private const string RefreshTokenKey = "refresh-token";

    public static OidcTokens Read(YamlFields config) => new(config.Text(IdTokenKey), config.Text(RefreshTokenKey));

    /// <summary>The tokens in the file now, which another program may have renewed; null if they cannot be read.</summary>
    public OidcTokens? Read()
    {
        try
        {
            return Find(KubeConfigFile.Read(path)) is { } config ? Read(config) : null;
        }
        catch (KubeConfigException e)
        {
            logger.TokensNotKept(e, path);
            return null;
        }
    }

    /// <summary>Writes new tokens in the place of the old ones. What fails is logged: the tokens are good without it.</summary>
    public void Write(OidcTokens tokens)
    {
        try
        {
            // A lock file beside the kubeconfig is what kubectl agrees with other programs on.
            var lockPath = path + ".lock";
            using (new FileStream(lockPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                var text = File.ReadAllText(path);
                var changed = Replace(text, tokens);
                if (changed != text)
                {
                    SecretFile.Write(path, Encoding.UTF8.GetBytes(changed));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KubeConfigException)
        {
            logger.TokensNotKept(e, path);
        }
    }

    private string Replace(string text, OidcTokens tokens)
    {
        if (Find(KubeConfigFile.Parse(text, path, folder: "")) is not { } config)
        {
            return text;
        }

        var changes = new[] { (Place: config.Place(IdTokenKey), Text: tokens.IdToken), (Place: config.Place(RefreshTokenKey), Text: tokens.RefreshToken) };
        foreach (var (place, token) in changes.Where(change => change.Place is not null).OrderByDescending(change => change.Place!.Value.Start.Value))
        {
            text = $"{text[..place!.Value.Start]}\"{token}\"{text[place.Value.End..]}";
        }

        return text;
    }

    private YamlFields? Find(KubeConfigFile file) => file.Fields?.Maps("users")
        .FirstOrDefault(one => one.Text("name") == user)?.Map("user")?.Map("auth-provider")?.Map("config");
}
