namespace KubeInventory.Client.Tests;

public sealed class RefusalTypeTests
{
    [Theory]
    [InlineData(409, "Conflict", typeof(KubeConflictException))]
    [InlineData(409, "AlreadyExists", typeof(KubeAlreadyExistsException))]
    [InlineData(404, "NotFound", typeof(KubeNotFoundException))]
    [InlineData(410, "Expired", typeof(KubeExpiredException))]
    [InlineData(410, "Gone", typeof(KubeExpiredException))]
    [InlineData(403, "Forbidden", typeof(KubeForbiddenException))]
    [InlineData(422, "Invalid", typeof(KubeApiException))]
    [InlineData(409, null, typeof(KubeConflictException))]
    [InlineData(410, null, typeof(KubeExpiredException))]
    public void What_programs_handle_has_a_type_of_its_own(int code, string? reason, Type expected)
    {
        var refusal = KubeApiException.FromStatus(new Status { Code = code, Reason = reason, Message = "no" });

        Assert.IsType(expected, refusal);
    }

    [Fact]
    public async Task A_watch_throws_the_same_types_as_a_request()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync("""{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old","reason":"Expired","code":410}}""" + "\n");
        });
        using var connection = server.Connect();
        var events = new ResourceClient<ConfigMap>(connection).WatchAsync(cancellationToken: Ct);

        var expired = await Assert.ThrowsAsync<KubeExpiredException>(() => events.CountAsync(Ct).AsTask());

        Assert.StartsWith("too old (410 Expired, GET /api/v1/configmaps?watch=true", expired.Message, StringComparison.Ordinal);
        Assert.EndsWith("List again, and watch from the version that the list gives.", expired.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_of_apply_names_fields_and_owners_once_each()
    {
        const string Causes = """
            {"reason":"FieldManagerConflict","message":"conflict with \"operator\" using v1 at 2026-01-01T00:00:00Z","field":".data.color"},
            {"reason":"FieldManagerConflict","message":"conflict with \"operator\" using v1 at 2026-01-01T00:00:00Z","field":".data.color"},
            {"reason":"FieldManagerConflict","message":"conflict with \"a \\\"b\\\\\" with subresource \"status\"","field":".data.size"},
            {"reason":"FieldManagerConflict","message":"worded otherwise","field":".data.shape"},
            {"reason":"FieldValueInvalid","message":"no conflict","field":"data"}
            """;
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(409, $$"""
            {"kind":"Status","status":"Failure","message":"Apply failed with 3 conflicts","reason":"Conflict","details":{"causes":[{{Causes}}]},"code":409}
            """));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        var conflict = await Assert.ThrowsAsync<KubeApplyConflictException>(
            () => maps.ApplyAsync(ConfigMap.Named("x", "red"), new ApplyOptions { FieldManager = "me" }, Ct));

        Assert.Equal([(".data.color", "operator"), (".data.size", "a \"b\\"), (".data.shape", null)], conflict.Conflicts.Select(each => (each.Field, each.Manager)));
        Assert.Equal(".data.shape: worded otherwise", conflict.Conflicts[2].ToString());
        Assert.EndsWith("or take them over with ApplyOptions.Force.", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_object_is_told_from_an_absent_kind()
    {
        var absent = new Status { Code = 404, Reason = "NotFound", Message = "hosts \"x\" not found", Details = new StatusDetails { Name = "x" } };
        var unserved = new Status { Code = 404, Message = "404 page not found" };

        var noObject = Assert.IsType<KubeNotFoundException>(KubeApiException.FromStatus(absent, "GET /x"));
        var noKind = Assert.IsType<KubeNotFoundException>(KubeApiException.FromStatus(unserved, "GET /x"));

        Assert.Equal("x", noObject.ObjectName);
        Assert.Equal("hosts \"x\" not found (404 NotFound, GET /x)", noObject.Message);
        Assert.Null(noKind.ObjectName);
        Assert.Contains("CustomResourceDefinition is installed", noKind.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hosts is forbidden: User \"a\" cannot list resource \"hosts\" in API group \"x\" at the cluster scope", true)]
    [InlineData("pods \"x\" is forbidden: exceeded quota: small", false)]
    public void Rights_are_advised_only_where_rights_are_missing(string message, bool expected)
    {
        var refusal = KubeApiException.FromStatus(new Status { Code = 403, Reason = "Forbidden", Message = message });

        Assert.Equal(expected, refusal.Message.Contains("auth can-i", StringComparison.Ordinal));
    }
}
