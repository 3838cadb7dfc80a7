using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;
using YamlDotNet.RepresentationModel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Speaks plain JSON with the real API server that the embedded one has to agree with.</summary>
internal sealed class RealApi : IDisposable
{
    private readonly HttpClient _http;
    private readonly X509Certificate2 _certificate;

    private RealApi(YamlNode kubeConfig)
    {
        var user = kubeConfig["users"][0]["user"];
        using var pem = X509Certificate2.CreateFromPem(Text(user["client-certificate-data"]), Text(user["client-key-data"]));
        _certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        handler.ClientCertificates.Add(_certificate);
        _http = new HttpClient(handler) { BaseAddress = new Uri((string)kubeConfig["clusters"][0]["cluster"]["server"]!) };
    }

    /// <summary>Connects to the server of KUBEINVENTORY_TEST_KUBECONFIG, or skips the test.</summary>
    public static RealApi Connect()
    {
        using var file = File.OpenText(Requires.Variable("KUBEINVENTORY_TEST_KUBECONFIG"));
        var yaml = new YamlStream();
        yaml.Load(file);
        return new RealApi(yaml.Documents[0].RootNode);
    }

    public async Task<(HttpStatusCode Code, JsonObject Body)> SendAsync(
        HttpMethod method, string path, JsonNode? body = null, string accept = "application/json", string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, contentType);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // A path that is not served yet answers in plain text.
        return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
    }

    private static string Text(YamlNode base64) => Encoding.UTF8.GetString(Convert.FromBase64String((string)base64!));
}
