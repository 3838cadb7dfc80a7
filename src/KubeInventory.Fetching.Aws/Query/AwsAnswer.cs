using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>An answer as it arrives, from its root element on.</summary>
internal sealed class AwsAnswer : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _content;

    private AwsAnswer(HttpResponseMessage response, Stream content, XmlReader xml, AwsCall call)
        => (_response, _content, Xml, Call) = (response, content, xml, call);

    public XmlReader Xml { get; }

    public AwsCall Call { get; }

    /// <exception cref="FetchException">The answer is another one.</exception>
    public static async Task<AwsAnswer> OpenAsync(HttpResponseMessage response, AwsCall call, string root, CancellationToken cancellationToken)
    {
        var content = new CancellableStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), cancellationToken);
        // A character that XML forbids, written as a reference, is a poor tag and no reason to see nothing.
        var settings = new XmlReaderSettings { Async = true, IgnoreComments = true, IgnoreWhitespace = true, CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var answer = new AwsAnswer(response, content, XmlReader.Create(content, settings), call);
        await answer.Xml.MoveToContentAsync().ConfigureAwait(false);
        if (answer.Xml.LocalName == root)
        {
            return answer;
        }

        var other = await answer.ReadElementAsync(cancellationToken).ConfigureAwait(false);
        throw AwsFault.Of(other).ToException(call, HttpStatusCode.OK, retryAfter: null);
    }

    /// <summary>Reads the element that the answer is at.</summary>
    public async Task<XElement> ReadElementAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (XElement)await XNode.ReadFromAsync(Xml, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failure(e, Call);
        }
    }

    public static bool IsFailure(Exception e, CancellationToken cancellationToken)
        => e is XmlException or HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>What the failure of reading means.</summary>
    public static FetchException Failure(Exception e, AwsCall call) => e switch
    {
        XmlException => new FetchException(FetchFailure.Malformed, $"AWS answers {call.Place} with XML that is broken or cut off: {PlainText.Of(e.Message)}", e),
        OperationCanceledException => new FetchException(FetchFailure.Unreachable, $"AWS did not answer {call.Place} in time ({call.Endpoint.Host}).", e),
        _ => new FetchException(FetchFailure.Unreachable, $"AWS cannot be reached for {call.Place} at {call.Endpoint.Host}: {e.Message}", e),
    };

    public async ValueTask DisposeAsync()
    {
        Xml.Dispose();
        await _content.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
