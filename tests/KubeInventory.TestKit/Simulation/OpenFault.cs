namespace KubeInventory.TestKit;

/// <summary>What may go wrong before an answer has begun; numbers are HTTP codes.</summary>
internal enum OpenFault
{
    /// <summary>Nobody listens.</summary>
    Refuse,

    /// <summary>The connection breaks.</summary>
    Reset,

    /// <summary>No answer ever comes.</summary>
    Hang,

    /// <summary>200, with a page of a portal instead of JSON.</summary>
    Html,

    /// <summary>200, with JSON that ends in the middle.</summary>
    Truncate,

    /// <summary>502 by a proxy, without a Status.</summary>
    BadGateway,

    /// <summary>429 with a Retry-After.</summary>
    Busy,

    /// <summary>The credentials are not accepted for now.</summary>
    Unauthorized = 401,

    /// <summary>The rights are missing for now.</summary>
    Forbidden = 403,

    /// <summary>The kind is not served for now.</summary>
    NotFound = 404,

    /// <summary>The version is too old.</summary>
    Gone = 410,

    /// <summary>429 without a Retry-After.</summary>
    TooManyRequests = 429,

    /// <summary>The server failed.</summary>
    InternalServerError = 500,

    /// <summary>The server is not ready.</summary>
    ServiceUnavailable = 503,

    /// <summary>The server did not finish in time.</summary>
    GatewayTimeout = 504,
}
