using System.Net;

namespace KubeInventory.Client.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_refusal_carries_the_whole_status()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(422, """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"ConfigMap \"x\" is invalid: data: Required",
             "reason":"Invalid","details":{"name":"x","kind":"ConfigMap","causes":[{"reason":"FieldValueRequired","message":"Required","field":"data"}]},"code":422}
            """));
        using var connection = server.Connect();

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.StatusCode);
        Assert.Contains("data: Required (422 Invalid, GET /api/v1/namespaces/n/configmaps/x)", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "404 page not found\n", "404 page not found (404 NotFound")]
    [InlineData("text/html", "<html>no</html>", "<html>no</html> (404 NotFound")]
    [InlineData("application/json", "{\"error\":\"no\"}", "{\"error\":\"no\"} (404 NotFound")]
    [InlineData("application/json", "{\"kind\":\"Stat", "{\"kind\":\"Stat (404 NotFound")]
    [InlineData("application/json", "", "answered 404 Scripted without an explanation")]
    public async Task What_is_no_status_is_quoted(string contentType, string body, string expected)
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(404, body, contentType));
        using var connection = server.Connect();

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Equal(StatusReason.NotFound, refusal.Reason);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_of_the_future_is_unknown_and_its_text_is_kept()
    {
        await using var server = WireServer.Start(exchange => exchange.RefuseAsync(418, "Teapot", "no coffee"));
        using var connection = server.Connect();

        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.Equal(StatusReason.Unknown, refusal.Reason);
        Assert.Equal("Teapot", refusal.Status.Reason);
    }

    [Fact]
    public async Task Find_gives_null_for_an_absent_object_and_throws_for_an_absent_kind()
    {
        await using var server = WireServer.Start(
            exchange => exchange.RefuseAsync(404, "NotFound", "configmaps x not found"),
            exchange => exchange.AnswerAsync(404, "404 page not found\n", "text/plain"));
        using var connection = server.Connect();

        Assert.Null(await Maps(connection).FindAsync("x", Ct));
        await Assert.ThrowsAnyAsync<KubeApiException>(() => Maps(connection).FindAsync("x", Ct));
    }

    [Fact]
    public async Task An_answer_that_is_not_the_kind_names_the_request()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, "<html>login</html>", "text/html"));
        using var connection = server.Connect();

        var failure = await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => Maps(connection).GetAsync("x", Ct));

        Assert.StartsWith("GET /api/v1/namespaces/n/configmaps/x: the answer is not a ConfigMap.", failure.Message, StringComparison.Ordinal);
    }

    private static ResourceClient<ConfigMap> Maps(KubeConnection connection) => new ResourceClient<ConfigMap>(connection).InNamespace("n");
}
