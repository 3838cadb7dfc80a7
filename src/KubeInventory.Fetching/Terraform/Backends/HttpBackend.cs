using System.Net.Http.Headers;
using System.Text;

namespace KubeInventory.Fetching;

/// <summary>A state behind Terraform's HTTP backend.</summary>
/// <remarks>Source: hashicorp/terraform, internal/backend/remote-state/http: the state is the answer to a GET with basic authentication.</remarks>
internal sealed class HttpBackend : TerraformBackend
{
    private const string Name = "The Terraform HTTP backend";
    private readonly TerraformFetcherOptions _options;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    public HttpBackend(TerraformFetcherOptions options, HttpClient? http)
    {
        _options = options;
        _ownsHttp = http is null;
        _http = http ?? new HttpClient(options.ServerCertificate.CreateHandler()) { Timeout = options.RequestTimeout };
    }

    public override async Task<TerraformState> ReadAsync(FetchShard shard, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _options.Address);
        if (_options is { UserName: { } user, Password: { } password })
        {
            var secret = await password.ReadAsync(cancellationToken).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        }

        using var document = await _http.SendForJsonAsync(request, Name, cancellationToken).ConfigureAwait(false);
        return TerraformState.Parse(_options.Address!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), document.RootElement.GetRawText());
    }

    public override void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }

        base.Dispose();
    }
}
