namespace KubeInventory.Client.Schema;

/// <summary>One entry of <c>x-kubernetes-validations</c>: a CEL expression that must hold for the value it is attached to.</summary>
internal sealed record ValidationRule
{
    /// <summary>The CEL expression; <c>self</c> is the value.</summary>
    public required string Rule { get; init; }

    /// <summary>What a refusal says; where absent, <c>failed rule: </c> and the rule.</summary>
    public string? Message { get; init; }

    /// <summary>A CEL expression that gives the message, and falls back to <see cref="Message"/>.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>The reason of the cause: <c>FieldValueInvalid</c> (default), <c>FieldValueForbidden</c>, <c>FieldValueRequired</c> or <c>FieldValueDuplicate</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The field that a refusal points at, as a simple JSONPath relative to the value.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Whether a transition rule also runs on creation, with <c>oldSelf</c> an optional.</summary>
    public bool OptionalOldSelf { get; init; }
}
