using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client.Tests;

/// <summary>An OpenID provider over HTTPS: a discovery document, and a token endpoint that takes each refresh token once.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly TimeProvider _time;
    private readonly X509Certificate2 _certificate;
    private readonly WireServer _server;
    private int _issued;

    public OidcProvider(TestCertificates certificates, TimeProvider time)
    {
        _time = time;
        _certificate = certificates.Server(address: System.Net.IPAddress.Loopback);
        _server = WireServer.StartTls(_certificate, askForClientCertificate: false, AnswerAsync);
    }

    public Uri Issuer => new(_server.Address, "realm");

    public string RefreshToken { get; private set; } = "refresh-0";

    /// <summary>The bodies that the token endpoint got.</summary>
    public ConcurrentQueue<WireRequest> Refreshes { get; } = [];

    public string AuthMethods { get; set; } = "[\"client_secret_basic\",\"client_secret_post\"]";

    /// <summary>A token, signed, that is good for a time from now.</summary>
    public string Sign(TimeSpan lifetime)
    {
        var head = Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8);
        var claims = $$"""{"iss":"{{Issuer}}","sub":"me","jti":"{{_issued++}}","exp":{{(_time.GetUtcNow() + lifetime).ToUnixTimeSeconds()}}}""";
        var signed = $"{head}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>What an API server checks: whether this provider signed a token, and whether it has run out.</summary>
    public bool Accepts(string? authorization)
    {
        if (authorization?.Split(' ') is not ["Bearer", var token] || token.Split('.') is not [var head, var claims, var signature])
        {
            return false;
        }

        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
        return document.RootElement.GetProperty("exp").GetInt64() > _time.GetUtcNow().ToUnixTimeSeconds()
            && _key.VerifyData(
                Encoding.ASCII.GetBytes($"{head}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _key.Dispose();
    }

    private Task AnswerAsync(WireExchange exchange)
    {
        if (exchange.Request.Target == "/realm/.well-known/openid-configuration")
        {
            return exchange.AnswerAsync(
                200, $$"""{"issuer":"{{Issuer}}","token_endpoint":"{{new Uri(_server.Address, "tokens")}}","token_endpoint_auth_methods_supported":{{AuthMethods}}}""");
        }

        Refreshes.Enqueue(exchange.Request);
        if (!exchange.Request.Body.Contains($"refresh_token={RefreshToken}", StringComparison.Ordinal))
        {
            return exchange.AnswerAsync(400, """{"error":"invalid_grant"}""");
        }

        RefreshToken = $"refresh-{Refreshes.Count}";
        return exchange.AnswerAsync(200, $$"""{"id_token":"{{Sign(TimeSpan.FromMinutes(10))}}","refresh_token":"{{RefreshToken}}","token_type":"Bearer"}""");
    }
}
