using System;
using System.Collections.Generic;
using System.Globalization;

namespace KubeInventory.Generator.Schema;

/// <summary>Names that must differ. A name depends on what is named, not on how many collided before it, as far as that goes.</summary>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    /// <summary>What every type has.</summary>
    public static readonly string[] ObjectMembers =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    /// <summary>What every record has, and what the emitted code of a model calls by its simple name.</summary>
    public static readonly string[] RecordMembers =
    [
        .. ObjectMembers, "Clone", "EqualityContract", "PrintMembers", "Deconstruct", "ReadJson", "WriteJson", "UnknownFields", "Validate",
        "ModelReader", "ModelWriter", "ModelEquality",
    ];

    /// <summary>What a kind has besides.</summary>
    public static readonly string[] RootMembers = [.. RecordMembers, "Definition", "WithMetadata", "ResourceScope", "Subresources"];

    /// <summary>What an open enum has.</summary>
    public static readonly string[] EnumMembers =
    [
        .. ObjectMembers, "Clone", "PrintMembers", "Deconstruct", "Value", "KnownValues", "IsKnown", "FromValue", "ReadJson",
        "ModelReader",
    ];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reserved = new(reserved, StringComparer.Ordinal);

    /// <summary>Takes the first free name of those that <paramref name="source"/> could have.</summary>
    public string Add(string name, string source)
    {
        foreach (var candidate in Candidates(name, source))
        {
            if (!_reserved.Contains(candidate) && _taken.Add(candidate))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("There is always another number.");
    }

    private IEnumerable<string> Candidates(string name, string source)
    {
        yield return name;
        if (_reserved.Contains(name))
        {
            yield return name + "Value";
        }

        yield return Identifier.PascalWithUnderscores(source);
        yield return Identifier.Raw(source);
        for (var i = 2; ; i++)
        {
            yield return name + i.ToString(CultureInfo.InvariantCulture);
        }
    }
}
