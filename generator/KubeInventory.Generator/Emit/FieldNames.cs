using System;
using System.Collections.Generic;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Generator.Emit;

/// <summary>The names of one file's JSON properties, encoded once when the first of its types is written.</summary>
internal sealed class FieldNames
{
    private readonly SortedDictionary<string, string> _members = new(StringComparer.Ordinal);

    public static FieldNames Of(IEnumerable<ObjectModel> types)
    {
        var names = new FieldNames();
        var scope = new NameScope(NameScope.ObjectMembers);
        foreach (var type in types)
        {
            foreach (var property in type.Properties)
            {
                if (!names._members.ContainsKey(property.JsonName))
                {
                    names._members.Add(property.JsonName, scope.Add(Identifier.Pascal(property.JsonName), property.JsonName));
                }
            }
        }

        return names;
    }

    public string Member(string jsonName) => "FieldNames." + _members[jsonName];

    public void Emit(CodeWriter code)
    {
        code.Open("file static class FieldNames");
        foreach (var member in _members)
        {
            code.Line($"public static readonly JsonEncodedText {member.Value} = JsonEncodedText.Encode({Literal.Utf8(member.Key)});");
        }

        code.Close();
    }
}
