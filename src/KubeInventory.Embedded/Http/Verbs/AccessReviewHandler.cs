using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>POST of a SelfSubjectAccessReview: <c>kubectl auth can-i</c>.</summary>
internal static class AccessReviewHandler
{
    public const string Resource = "selfsubjectaccessreviews.authorization.k8s.io";

    public static async Task HandleAsync(ApiRequest request)
    {
        var options = WriteOptions.Of(request.Http, "CreateOptions");
        var text = await BodyReader.ReadObjectAsync(request.Http, request.Resource.Kind, request.Aborted).ConfigureAwait(false);
        var review = ObjectDecoder.Decode(request, text, options);
        review["status"] = new JsonObject { ["allowed"] = Authorization.Allows(request.User, Question(review)) };
        await ObjectResponse.WriteAsync(request, 201, review).ConfigureAwait(false);
    }

    private static RequestInfo Question(JsonObject review)
    {
        var spec = review.Map("spec") ?? [];
        return (spec.Map("resourceAttributes"), spec.Map("nonResourceAttributes")) switch
        {
            ({ } resource, null) => new RequestInfo
            {
                Path = "",
                Verb = resource.Text("verb") ?? "",
                Group = resource.Text("group") ?? "",
                Version = resource.Text("version") ?? "",
                Resource = resource.Text("resource") ?? "*",
                Subresource = resource.Text("subresource") ?? "",
                Namespace = resource.Text("namespace") ?? "",
                Name = resource.Text("name") ?? "",
            },
            (null, { } path) => new RequestInfo { Path = path.Text("path") ?? "", Verb = path.Text("verb") ?? "" },
            _ => throw StatusException.BadRequest("exactly one of nonResourceAttributes or resourceAttributes must be specified"),
        };
    }
}
