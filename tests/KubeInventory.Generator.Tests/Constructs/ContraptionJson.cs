using System.Text.Json;

namespace KubeInventory.Generator.Tests.Constructs;

/// <summary>A contraption with every field set, among them fields and values that its type does not know.</summary>
internal static class ContraptionJson
{
    public const string Full = """
        {
          "apiVersion": "constructs.example.com/v1",
          "kind": "Contraption",
          "metadata": {
            "name": "one", "namespace": "lab", "uid": "u-1", "resourceVersion": "7", "generation": 2,
            "creationTimestamp": "2026-01-02T03:04:05Z", "labels": {"a": "b"}, "finalizers": ["x"], "novel": {"deep": [1, null]},
            "managedFields": [{"manager": "m", "operation": "Apply", "time": "2026-01-02T03:04:05Z", "fieldsV1": {"f:spec": {}}}]
          },
          "spec": {
            "text": "ä \"quoted\" \u0001", "flag": false, "count": 3, "port": 4294967295, "total": 9007199254740993,
            "huge": 18446744073709551615, "ratio": 0.1, "blob": "AAEC", "at": "2026-01-02T03:04:05.123+02:00",
            "since": ["2026-01-02T03:04:05Z"], "target": "80%", "targets": [1, "http"], "anything": [1, {"x": null}], "anythings": [null, 1.50],
            "extensible": {"known": "k", "unknown": {"a": 1e3}}, "presence": {}, "names": [], "tags": {}, "limits": {"cpu": 2, "memory": "1Gi"},
            "whatever": {"a": null, "b": [true]}, "boxes": {"big": {"size": 9}, "odd": {"color": "red"}}, "matrix": [[1, 2], [], [3]],
            "routes": {"r": ["a", "b"]}, "blobs": {"b": "AAEC"}, "nothing": null, "nobody": null, "gaps": [1, null, 3], "mode": "", "modes": ["a", "z"],
            "level": 2, "levels": [17, null, 5], "signal": 4294967296, "consent": false,
            "amount": 4, "amounts": {"cpu": "1.50", "memory": "64Mi"}, "timeout": "1h30m", "delays": ["0090s"], "slug": "ms1", "template": {"apiVersion": "v1", "kind": "Pod", "spec": {"x": 1}},
            "typedTemplate": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"text": "t", "more": true}},
            "jwks_uri": "snake", "jwksUri": "camel", "class": "c", "namespace": "n", "equals": "e", "clone": "c", "unknownFields": "u",
            "$schema": "s", "3d": true, "dashed-name": "d", "dotted.name": "d", "v1ContraptionSpec": "v", "condition": "c",
            "selector": {"matchLabels": {"a": "b"}, "matchExpressions": [{"key": "k", "operator": "Beyond", "values": ["v"]}]},
            "conditions": [{"type": "Ready", "status": "True", "observedGeneration": 1, "lastTransitionTime": "2026-01-02T03:04:05Z", "reason": "R", "message": "m"}],
            "later": "of a newer schema"
          },
          "status": {"count": 3},
          "sidecar": [1]
        }
        """;

    public static V1Contraption Read(string json = Full) => JsonSerializer.Deserialize<V1Contraption>(json)!;

    public static V1ContraptionSpecType ReadSpec(string json) => JsonSerializer.Deserialize<V1ContraptionSpecType>(json)!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value);

    public static void AssertSame(string expected, string actual)
    {
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), actual);
    }
}
