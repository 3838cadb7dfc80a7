using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KubeInventory.Benchmarks;

/// <summary>Emitted code cut down to models alone: records with their properties, enums with their values, and the documentation.</summary>
/// <remarks>No JSON code, no equality of ours, no identity, no validation, no interfaces, no attributes: what a plain CRD-to-C# tool gives.</remarks>
internal static class PlainModels
{
    /// <summary>The text of one emitted file; null where nothing of it is a model.</summary>
    public static string? Of(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        var records = root.DescendantNodes().OfType<RecordDeclarationSyntax>().ToList();
        return records.Count == 0 ? null : root.ReplaceNodes(records, static (record, _) => Plain(record)).ToFullString();
    }

    private static RecordDeclarationSyntax Plain(RecordDeclarationSyntax record)
    {
        var documentation = record.GetLeadingTrivia();
        return record
            .WithAttributeLists(default)
            .WithBaseList(null)
            .WithMembers([.. record.Members.Where(IsModel)])
            .WithLeadingTrivia(documentation);
    }

    private static bool IsModel(MemberDeclarationSyntax member) => member switch
    {
        // What a resource is stands in every property that is static, but for an enum's values.
        PropertyDeclarationSyntax { Identifier.Text: "Definition", Parent: RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: 0 } } => false,
        PropertyDeclarationSyntax property => property.ExplicitInterfaceSpecifier is null,
        ConstructorDeclarationSyntax constructor => constructor.ParameterList.Parameters.Count == 0,
        _ => false,
    };
}
