using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Tls;

namespace KubeInventory.Embedded.Resources;

/// <summary>
/// CertificateSigningRequests: who sends one is noted in it, what it asks for never changes, and what is approved for clients of this
/// server is signed at once, which a controller would do later.
/// </summary>
internal sealed class CertificateSigningRequestStrategy(StructuralSchema schema, ClientCertificateSigner signer, TimeProvider time)
    : BuiltInStrategy(schema)
{
    private const int ShortestSeconds = 600;

    private static readonly FieldPath Spec = FieldPath.Of("spec");

    private static readonly string[] Decisions = ["Approved", "Denied"];

    public override void SetCreator(JsonObject obj, UserInfo user)
    {
        if (obj.Map("spec") is { } spec)
        {
            spec["username"] = user.Name;
            spec["groups"] = new JsonArray([.. user.Groups.Select(group => JsonValue.Create(group))]);
            spec.Remove("uid");
            spec.Remove("extra");
        }
    }

    public override void PrepareForCreate(JsonObject obj) => obj["status"] = new JsonObject();

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
        obj.SetOrRemove("spec", old["spec"]);
        var sent = obj.Map("status") ?? [];
        var conditions = sent.Maps("conditions").Select(condition => (JsonObject)condition.DeepClone()).ToList();
        switch (subresource)
        {
            case Subresource.Approval:
                obj["status"] = old["status"]?.DeepClone() ?? new JsonObject();
                SetConditions(obj, conditions);
                Sign(obj);
                break;
            case Subresource.Status:
                // Whether a request is approved is for its approval to say.
                SetConditions(obj, [.. DecisionsOf(old), .. conditions.Where(condition => !Decisions.Contains(condition.Text("type")))]);
                break;
            default:
                obj.SetOrRemove("status", old["status"]);
                break;
        }
    }

    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        ValidateSpec(obj.Map("spec") ?? [], errors);
        var decided = DecisionsOf(obj).Select(condition => condition.Text("type")).ToList();
        if (decided.Distinct().Count() > 1)
        {
            errors.Invalid(FieldPath.Of("status").Child("conditions"), decided[1], "Approved and Denied conditions are mutually exclusive");
        }

        if (old is not null && DecisionsOf(old).Any(condition => !decided.Contains(condition.Text("type"))))
        {
            errors.Forbidden(FieldPath.Of("status").Child("conditions"), $"updates may not remove a condition of type {DecisionsOf(old).First().Text("type")}");
        }

        return [];
    }

    private static void ValidateSpec(JsonObject spec, FieldErrors errors)
    {
        try
        {
            CertificateAuthority.ReadRequest(Encoding.ASCII.GetString(Convert.FromBase64String(spec.Text("request") ?? "")));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            errors.Invalid(Spec.Child("request"), spec["request"]?.DeepClone(), e.Message);
        }

        if (spec.Texts("usages").Count == 0)
        {
            errors.Required(Spec.Child("usages"), "");
        }

        if (spec.Text("signerName")?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            errors.Invalid(Spec.Child("signerName"), spec["signerName"]?.DeepClone(), "must be a fully qualified domain and path of the form 'example.com/signer-name'");
        }

        if (spec.Count("expirationSeconds") < ShortestSeconds)
        {
            errors.Invalid(Spec.Child("expirationSeconds"), spec["expirationSeconds"], "may not specify a duration less than 600 seconds (10 minutes)");
        }
    }

    private void SetConditions(JsonObject obj, List<JsonObject> conditions)
    {
        foreach (var condition in conditions)
        {
            condition["status"] ??= "True";
            condition["lastUpdateTime"] ??= time.GetUtcNow().ToTimestamp();
            condition["lastTransitionTime"] ??= time.GetUtcNow().ToTimestamp();
        }

        if (obj["status"] is not JsonObject status)
        {
            obj["status"] = status = [];
        }

        status.SetOrRemove("conditions", conditions.Count == 0 ? null : new JsonArray([.. conditions.Select(condition => condition.DeepClone())]));
    }

    private void Sign(JsonObject obj)
    {
        var (spec, status) = (obj.Map("spec") ?? [], obj.Map("status")!);
        var types = status.Maps("conditions").Select(condition => condition.Text("type")).ToList();
        if (spec.Text("signerName") != ClientCertificateSigner.Name
            || status.ContainsKey("certificate") || !types.Contains("Approved") || types.Contains("Denied") || types.Contains("Failed"))
        {
            return;
        }

        var (certificate, failure) = signer.Sign(spec);
        if (certificate is not null)
        {
            status["certificate"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate));
            return;
        }

        var failed = new JsonObject { ["type"] = "Failed", ["status"] = "True", ["reason"] = "SignerValidationFailure", ["message"] = failure };
        SetConditions(obj, [.. status.Maps("conditions").Select(condition => (JsonObject)condition.DeepClone()), failed]);
    }

    private static IEnumerable<JsonObject> DecisionsOf(JsonObject obj) =>
        (obj.Map("status") ?? []).Maps("conditions")
            .Where(condition => Decisions.Contains(condition.Text("type")))
            .Select(condition => (JsonObject)condition.DeepClone());
}
