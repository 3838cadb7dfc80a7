using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Emit;

/// <summary>Writes the open enum of a scalar with known values.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter code, EnumModel model)
    {
        var values = EnumSyntax.Of(model.Kind);
        DocumentationEmitter.Write(code, model.Documentation, $"The type <c>{model.Name}</c>.");
        code.Line($"/// <param name=\"Value\">The {values.Noun} on the wire; one that the schema does not have survives.</param>");
        code.Line($"[JsonConverter(typeof({values.Converter(model.Name)}))]");
        code.Open($"public readonly record struct {model.Name}({values.Type} Value) : {values.Interface(model.Name)}");
        foreach (var member in model.Members)
        {
            var text = member.Value.Length == 0 ? "The empty string." : $"<c>{DocumentationEmitter.Escape(member.Value)}</c>";
            code.Line($"/// <summary>{text}</summary>");
            code.Line($"public static {model.Name} {member.Name} {{ get; }} = new({values.LiteralOf(member.Value)});");
            code.Line();
        }

        code.Line("/// <summary>All values that the schema has.</summary>");
        var names = string.Join(", ", model.Members.Select(static member => member.Name));
        code.Line($"public static IReadOnlyList<{model.Name}> KnownValues {{ get; }} = [{names}];");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public bool IsKnown => Value is {string.Join(" or ", model.Members.Select(member => values.LiteralOf(member.Value)))};");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {model.Name} FromValue({values.Type} value) => new(value);");
        code.Line();
        code.Line($"/// <summary>The value of {values.Article} {values.Noun}, whether the schema has it or not.</summary>");
        code.Line($"public static implicit operator {model.Name}({values.Type} value) => new(value);");
        code.Line();
        code.Line($"/// <summary>The {values.Noun} on the wire{(model.Kind == ScalarKind.Text ? "" : ", as text")}.</summary>");
        code.Line($"public override string ToString() => {values.Print};");
        code.Close();
    }
}
