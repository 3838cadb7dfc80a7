namespace KubeInventory.Client;

/// <summary>Why an API server refused a request, in the server's own vocabulary.</summary>
/// <remarks>Source: <c>metav1.StatusReason</c>. A reason that this list lacks is <see cref="Unknown"/>; its text is in <see cref="Status.Reason"/>.</remarks>
public enum StatusReason
{
    /// <summary>No reason was given, or one that this version does not know.</summary>
    Unknown = 0,

    /// <summary>401: the credentials are missing or not accepted.</summary>
    Unauthorized,

    /// <summary>403: the user is known and may not do this.</summary>
    Forbidden,

    /// <summary>404: no object of this name, or no such resource.</summary>
    NotFound,

    /// <summary>409 on create: the name is taken.</summary>
    AlreadyExists,

    /// <summary>409: the object changed since it was read, a precondition failed, or another field manager owns a field.</summary>
    Conflict,

    /// <summary>410: the item is gone for good.</summary>
    Gone,

    /// <summary>422: the object breaks its schema or its rules; <see cref="StatusDetails.Causes"/> has each field.</summary>
    Invalid,

    /// <summary>500: the server could not finish in time and asks to try again.</summary>
    ServerTimeout,

    /// <summary>500: an object in storage cannot be read.</summary>
    StoreReadError,

    /// <summary>504: the request did not finish in time; it may have taken effect.</summary>
    Timeout,

    /// <summary>429: too many requests, try later.</summary>
    TooManyRequests,

    /// <summary>400: the request itself is wrong.</summary>
    BadRequest,

    /// <summary>405: the resource does not support this verb.</summary>
    MethodNotAllowed,

    /// <summary>406: the server cannot answer in an accepted format.</summary>
    NotAcceptable,

    /// <summary>413: the body is too large.</summary>
    RequestEntityTooLarge,

    /// <summary>415: the server does not understand the body's content type.</summary>
    UnsupportedMediaType,

    /// <summary>500: the server failed.</summary>
    InternalError,

    /// <summary>410: the resource version or continue token is too old; list again.</summary>
    Expired,

    /// <summary>503: the server, or the API behind it, is not ready.</summary>
    ServiceUnavailable,
}
