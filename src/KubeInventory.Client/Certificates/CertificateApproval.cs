using RequestCondition = KubeInventory.Client.V1CertificateSigningRequestStatusCondition;
using RequestConditionStatus = KubeInventory.Client.V1CertificateSigningRequestStatusConditionStatus;
using RequestConditionType = KubeInventory.Client.V1CertificateSigningRequestStatusConditionType;

namespace KubeInventory.Client;

/// <summary>Decides on signing requests, as <c>kubectl certificate approve</c> does. Safe for any number of threads.</summary>
/// <remarks>Needs the verb <c>update</c> on <c>certificatesigningrequests/approval</c> and <c>approve</c> on the signer.</remarks>
public sealed class CertificateApproval
{
    private readonly ResourceEndpoint<V1CertificateSigningRequest> _approval;

    /// <summary>Decides over a connection.</summary>
    public CertificateApproval(KubeConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _approval = new ResourceEndpoint<V1CertificateSigningRequest>(
            connection, new ResourceAddress(V1CertificateSigningRequest.Definition, Namespace: null, Subresource: "approval"));
    }

    /// <summary>Approves a request; the signer acts after that. Nothing happens if it is approved already.</summary>
    /// <param name="name">Name of the request.</param>
    /// <param name="reason">Why, in one CamelCase word.</param>
    /// <param name="message">Why, for people.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="KubeApiException">Also if the request was denied: a decision stays.</exception>
    public Task<V1CertificateSigningRequest> ApproveAsync(
        string name, string reason, string message, CancellationToken cancellationToken = default) =>
        DecideAsync(name, RequestConditionType.Approved, reason, message, cancellationToken);

    /// <summary>Denies a request. Nothing happens if it is denied already.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    /// <exception cref="KubeApiException">Also if the request was approved: a decision stays.</exception>
    public Task<V1CertificateSigningRequest> DenyAsync(
        string name, string reason, string message, CancellationToken cancellationToken = default) =>
        DecideAsync(name, RequestConditionType.Denied, reason, message, cancellationToken);

    private Task<V1CertificateSigningRequest> DecideAsync(
        string name, RequestConditionType type, string reason, string message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return _approval.UpdateAsync(name, Decide, new WriteOptions(), cancellationToken);

        V1CertificateSigningRequest Decide(V1CertificateSigningRequest request)
        {
            var conditions = request.Status?.Conditions ?? [];
            return conditions.Any(condition => condition.Type == type)
                ? request
                : request with
                {
                    Status = (request.Status ?? new V1CertificateSigningRequestStatus()) with
                    {
                        Conditions = [.. conditions, new RequestCondition { Type = type, Status = RequestConditionStatus.True, Reason = reason, Message = message }],
                    },
                };
        }
    }
}
