using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KubeInventory.Generator.Model;

/// <summary>A diagnostic as data: equal to another by value, and without the text that it is about.</summary>
/// <param name="Id">ID of a rule in <see cref="Rules"/>.</param>
/// <param name="Path">File.</param>
/// <param name="Line">Line, from 0.</param>
/// <param name="Column">Column, from 0.</param>
/// <param name="Arguments">Arguments of the rule's message.</param>
internal sealed record DiagnosticModel(string Id, string Path, int Line, int Column, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic()
    {
        var position = new LinePosition(Line, Column);
        var location = Location.Create(Path, default, new LinePositionSpan(position, position));
        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Arguments[i];
        }

        return Diagnostic.Create(Rules.Get(Id), location, arguments);
    }
}
