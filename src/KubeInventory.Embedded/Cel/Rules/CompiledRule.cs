using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>One rule, ready to run.</summary>
/// <param name="Rule">As the schema has it.</param>
/// <param name="Program">The rule's program; null where it is empty or does not compile.</param>
/// <param name="Error">Why the rule does not compile.</param>
/// <param name="Message">The program of its message; null where it has none or it does not compile.</param>
/// <param name="MessageError">Why the message does not compile.</param>
internal sealed record CompiledRule(ValidationRule Rule, CelProgram? Program, string? Error, CelProgram? Message, string? MessageError)
{
    /// <summary>Whether it compares with the value before the change.</summary>
    public bool IsTransition => Program?.Reads(RuleVariables.OldSelf) is true;

    /// <summary>What names the rule in a message: its message if it has one, else its text.</summary>
    public string Name => (Rule.Message is { Length: > 0 } message ? message : Rule.Rule).Trim();

    /// <summary>What a refusal says if no message is computed.</summary>
    public string DefaultDetail => Rule.Message is { Length: > 0 } message ? message.Trim() : $"failed rule: {Rule.Rule.Trim()}";
}
