using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Runs expressions and prints their values.</summary>
internal static class Evaluated
{
    private static readonly Dictionary<string, CelType> NoTypes = [];
    private static readonly Dictionary<string, CelValue> NoValues = [];

    /// <summary>The value of the expression as text, or <c>error: </c> and its message.</summary>
    public static string Text(string expression)
    {
        var program = CelProgram.Compile(expression, NoTypes, out var error);
        if (program is null)
        {
            return $"refused: {error!.Text}";
        }

        var value = program.Evaluate(NoValues, new CostMeter(1_000_000));
        return value is CelError failure ? $"error: {failure.Message}" : CelText.Plain(value);
    }

    /// <summary>Why the expression does not compile, without the lines that show where.</summary>
    public static string? Refusal(string expression)
    {
        CelProgram.Compile(expression, NoTypes, out var error);
        return error?.Text.Split('\n')[0];
    }
}
