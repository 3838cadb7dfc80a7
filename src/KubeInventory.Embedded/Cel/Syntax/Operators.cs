namespace KubeInventory.Embedded.Cel;

/// <summary>CEL's names of its operators, as its error messages print them.</summary>
internal static class Operators
{
    public const string Conditional = "_?_:_";
    public const string And = "_&&_";
    public const string Or = "_||_";
    public const string Not = "!_";
    public const string Negate = "-_";
    public const string Equal = "_==_";
    public const string NotEqual = "_!=_";
    public const string Add = "_+_";
    public const string Subtract = "_-_";
    public const string Multiply = "_*_";
    public const string Divide = "_/_";
    public const string Modulo = "_%_";
    public const string Less = "_<_";
    public const string LessOrEqual = "_<=_";
    public const string Greater = "_>_";
    public const string GreaterOrEqual = "_>=_";
    public const string In = "@in";
    public const string Index = "_[_]";
    public const string OptionalIndex = "_[?_]";
    public const string SortByKeys = "@sortByAssociatedKeys";

    public static string? OfRelation(TokenKind kind) => kind switch
    {
        TokenKind.Less => Less,
        TokenKind.LessOrEqual => LessOrEqual,
        TokenKind.Greater => Greater,
        TokenKind.GreaterOrEqual => GreaterOrEqual,
        TokenKind.Equal => Equal,
        TokenKind.NotEqual => NotEqual,
        TokenKind.In => In,
        _ => null,
    };

    public static string? OfSum(TokenKind kind) => kind switch
    {
        TokenKind.Plus => Add,
        TokenKind.Minus => Subtract,
        _ => null,
    };

    public static string? OfProduct(TokenKind kind) => kind switch
    {
        TokenKind.Star => Multiply,
        TokenKind.Slash => Divide,
        TokenKind.Percent => Modulo,
        _ => null,
    };
}
