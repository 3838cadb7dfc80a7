using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace KubeInventory.Package.Tests;

/// <summary>Writes the public types and members of an assembly, one a line, in a stable order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler writes into every record says nothing.
    private static readonly HashSet<string> OfEveryRecord = ["Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality", "<Clone>$", "PrintMembers", "Deconstruct"];

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string[] Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        var methods = type.GetMethods(Declared)
            .Where(method => Visible(method) && !method.IsSpecialName && !OfEveryRecord.Contains(method.Name))
            .Select(method => $"{Static(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})");
        var operators = type.GetMethods(Declared)
            .Where(method => method.IsPublic && method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal) && !OfEveryRecord.Contains(method.Name))
            .Select(method => $"static {Name(method.ReturnType)} {method.Name}({Parameters(method)})");
        var constructors = type.GetConstructors(Declared).Where(Visible).Select(constructor => $"new({Parameters(constructor)})");
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod is { } get && Visible(get) && property.Name != "EqualityContract").Select(Property);
        var fields = type.GetFields(Declared).Where(field => field.IsPublic).Select(field => $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}");
        return [.. constructors, .. properties, .. fields, .. methods, .. operators];
    }

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && Visible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        return $"{Static(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get;{set} }}";
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Generic(MethodInfo method)
        => method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = …" : "")}"));

    private static string Kind(Type type)
        => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(face => face.IsVisible && face.Namespace?.StartsWith("KubeInventory", StringComparison.Ordinal) == true).Select(Name);
        var list = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? bases.Prepend(Name(parent)) : bases).ToList();
        return list.Count == 0 ? "" : $" : {string.Join(", ", list.Order(StringComparer.Ordinal))}";
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsByRef ? "&" : "[]");
        }

        var simple = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{simple.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : simple;
    }
}
