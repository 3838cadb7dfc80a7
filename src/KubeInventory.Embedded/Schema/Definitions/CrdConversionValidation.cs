using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks how a definition converts between its versions.</summary>
internal static class CrdConversionValidation
{
    private static readonly string[] ReviewVersions = ["v1", "v1beta1"];

    public static void Validate(JsonObject spec, FieldPath path, FieldErrors errors)
    {
        if (spec.Map("conversion") is not { } conversion)
        {
            return;
        }

        var strategy = conversion.Text("strategy");
        var webhook = conversion.Map("webhook");
        if (string.IsNullOrEmpty(strategy))
        {
            errors.Required(path.Child("strategy"));
        }
        else if (strategy is not ("None" or "Webhook"))
        {
            errors.NotSupported(path.Child("strategy"), strategy, ["None", "Webhook"]);
        }

        if (strategy is not (null or "None") && spec.Flag("preserveUnknownFields"))
        {
            errors.Invalid(path.Child("strategy"), strategy, "must be None if spec.preserveUnknownFields is true");
        }

        if (strategy == "Webhook")
        {
            ValidateWebhook(webhook ?? [], path, errors);
        }
        else
        {
            RefuseWebhook(webhook ?? [], path, errors);
        }
    }

    private static void RefuseWebhook(JsonObject webhook, FieldPath path, FieldErrors errors)
    {
        const string Reason = "should not be set when strategy is not set to Webhook";
        if (webhook.Map("clientConfig") is not null)
        {
            errors.Forbidden(path.Child("webhookClientConfig"), Reason);
        }

        if (webhook.Texts("conversionReviewVersions").Count > 0)
        {
            errors.Forbidden(path.Child("conversionReviewVersions"), Reason);
        }
    }

    private static void ValidateWebhook(JsonObject webhook, FieldPath path, FieldErrors errors)
    {
        var place = path.Child("webhookClientConfig");
        if (webhook.Map("clientConfig") is not { } client)
        {
            errors.Required(place, "required when strategy is set to Webhook");
        }
        else if ((client.Text("url") is null) == (client.Map("service") is null))
        {
            errors.Required(place, "exactly one of url or service is required");
        }
        else if (client.Text("url") is { } url)
        {
            ValidateUrl(url, place.Child("url"), errors);
        }
        else
        {
            ValidateService(client.Map("service")!, place.Child("service"), errors);
        }

        ValidateReviewVersions(webhook, path.Child("conversionReviewVersions"), errors);
    }

    private static void ValidateUrl(string url, FieldPath path, FieldErrors errors)
    {
        const string Form = "; desired format: https://host[/path]";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            errors.Required(path, $"url must be a valid URL{Form}");
            return;
        }

        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            errors.Invalid(path, uri.Scheme, $"'https' is the only allowed URL scheme{Form}");
        }

        if (uri.Host.Length == 0)
        {
            errors.Invalid(path, uri.Host, $"host must be specified{Form}");
        }

        if (uri.UserInfo.Length > 0)
        {
            errors.Invalid(path, uri.UserInfo, "user information is not permitted in the URL");
        }

        if (uri.Fragment.Length > 0)
        {
            errors.Invalid(path, uri.Fragment.TrimStart('#'), "fragments are not permitted in the URL");
        }

        if (uri.Query.Length > 0)
        {
            errors.Invalid(path, uri.Query.TrimStart('?'), "query parameters are not permitted in the URL");
        }
    }

    private static void ValidateService(JsonObject service, FieldPath path, FieldErrors errors)
    {
        // kube-apiserver mixes the two up, and so must who wants to say the same.
        if (string.IsNullOrEmpty(service.Text("name")))
        {
            errors.Required(path.Child("namespace"));
        }

        if (string.IsNullOrEmpty(service.Text("namespace")))
        {
            errors.Required(path.Child("name"));
        }

        if (service.Count("port") is < 1 or > 65535)
        {
            errors.Invalid(path.Child("port"), service["port"]!.DeepClone(), "port is not valid: must be between 1 and 65535, inclusive");
        }
    }

    private static void ValidateReviewVersions(JsonObject webhook, FieldPath path, FieldErrors errors)
    {
        var versions = webhook.Texts("conversionReviewVersions");
        if (versions.Count == 0)
        {
            errors.Required(path);
            return;
        }

        for (var index = 0; index < versions.Count; index++)
        {
            if (versions.Take(index).Contains(versions[index]))
            {
                errors.Invalid(path.Index(index), versions[index], "duplicate version");
                continue;
            }

            foreach (var complaint in Names.CheckDns1035Label(versions[index]))
            {
                errors.Invalid(path.Index(index), versions[index], complaint);
            }
        }

        if (!versions.Any(ReviewVersions.Contains))
        {
            errors.Invalid(
                path,
                new JsonArray([.. versions.Select(version => (JsonNode)version)]),
                $"must include at least one of {string.Join(", ", ReviewVersions)}");
        }
    }
}
