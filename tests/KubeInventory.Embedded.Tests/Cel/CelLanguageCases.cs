namespace KubeInventory.Embedded.Tests;

/// <summary>Expressions of the language and what they give.</summary>
public static class CelLanguageCases
{
    public static TheoryData<string, string> Operators { get; } = new()
    {
        { "1 + 2 * 3", "7" },
        { "(1 + 2) * 3", "9" },
        { "7 / 2", "3" },
        { "-7 % 3", "-1" },
        { "7.0 / 2.0", "3.5" },
        { "10 - 2 - 3", "5" },
        { "-9223372036854775808", "-9223372036854775808" },
        { "9223372036854775807 + 1", "error: integer overflow" },
        { "-(-9223372036854775808)", "error: integer overflow" },
        { "0u - 1u", "error: unsigned integer overflow" },
        { "1 / 0", "error: division by zero" },
        { "1 % 0", "error: modulus by zero" },
        { "1.0 / 0.0 > 1e300", "true" },
        { "0x1F", "31" },
        { "1e3", "1000" },
        { "!!true", "true" },
        { "--1", "1" },
        { "1 < 2 ? 'yes' : 'no'", "yes" },
        { "1 == 1u && dyn(1) == 1.0", "refused" },
        { "dyn(1) == 1u && dyn(1) == 1.0", "true" },
        { "1 < 1.5 && 2u > 1", "true" },
        { "dyn(1) == 'a'", "false" },
        { "'a' < 'b' && !('b' < 'a')", "true" },
        { "2 in [1, 2, 3]", "true" },
        { "'b' in {'a': 1}", "false" },
        { "{'a': 1}.a + {'a': 1}['a']", "2" },
        { "{'a': 1}.b", "error: no such key: b" },
        { "[1, 2][5]", "error: index out of bounds: 5" },
        { "[1] + [2, 3]", "[1, 2, 3]" },
        { "[1, 2] == [1, 2] && {'a': 1} == {'a': 1}", "true" },
        { "has({'a': 1}.a) && !has({'a': 1}.b)", "true" },
        { "type(1) == int && type('') != int", "true" },
        { "type(type(1)) == type", "true" },
        { "null == null", "true" },
        { "google.protobuf.Duration == type(duration('1s'))", "true" },
        { "// a comment\n1", "1" },
    };

    public static TheoryData<string, string> Literals { get; } = new()
    {
        { "'a\\nb'", "a\nb" },
        { "r'a\\nb'", "a\\nb" },
        { "'''a\n'b'''", "a\n'b" },
        { "'\\u00e9\\U0001F600\\x41\\101'", "é😀AA" },
        { "size('é😀')", "2" },
        { "size(b'é')", "2" },
        { "b'\\xff' == b'\\377'", "true" },
        { "string(b'\\xff' + b'')", "error: invalid UTF-8 in bytes, cannot convert to string" },
    };

    public static TheoryData<string, string> Logic { get; } = new()
    {
        { "true || 1/0 == 1", "true" },
        { "1/0 == 1 || true", "true" },
        { "1/0 == 1 && false", "false" },
        { "1/0 == 1 || false", "error: division by zero" },
        { "false ? 1/0 : 2", "2" },
        { "[0, 1].exists(x, 1/x == 1)", "true" },
        { "[0, 2].exists(x, 1/x == 1)", "error: division by zero" },
        { "[1, 0].all(x, 1/x == 5)", "false" },
        { "[1, 0].exists_one(x, 1/x == 1)", "error: division by zero" },
    };

    public static TheoryData<string, string> Macros { get; } = new()
    {
        { "[1, 2, 3].all(x, x > 0)", "true" },
        { "[1, 2, 3].exists(x, x > 2)", "true" },
        { "[1, 2, 2].exists_one(x, x == 2)", "false" },
        { "[1, 2, 3].filter(x, x != 2)", "[1, 3]" },
        { "[1, 2, 3].map(x, x * x)", "[1, 4, 9]" },
        { "[1, 2, 3].map(x, x > 1, x * x)", "[4, 9]" },
        { "{'a': 1, 'b': 2}.all(k, k < 'c')", "true" },
        { "{'b': 1, 'a': 2}.map(k, k).sort()", "[a, b]" },
        { "[1, 2].map(x, [x].map(x, x + 1))", "[[2], [3]]" },
        { "[5, 6].all(i, v, v == i + 5)", "true" },
        { "{'a': 1}.exists(k, v, k == 'a' && v == 1)", "true" },
        { "[5, 6].transformList(i, v, i > 0, v)", "[6]" },
        { "{'a': 1}.transformMap(k, v, v + 1)", "{a: 2}" },
        { "{'a': 'b'}.transformMapEntry(k, v, {v: k})", "{b: a}" },
        { "['ccc', 'a', 'bb'].sortBy(x, size(x))", "[a, bb, ccc]" },
    };

    public static TheoryData<string, string> Optionals { get; } = new()
    {
        { "{'a': {'b': 1}}.?a.?b.orValue(7)", "1" },
        { "{'a': {'b': 1}}.?x.?b.orValue(7)", "7" },
        { "{'a': {'b': 1}}.?x.b.hasValue()", "false" },
        { "[1][?0].value() + [1][?3].orValue(5)", "6" },
        { "optional.none().value()", "error: optional.none() dereference" },
        { "optional.of(1).or(optional.of(2)).value()", "1" },
        { "optional.ofNonZeroValue('').hasValue()", "false" },
        { "[?optional.of(1), ?optional.none(), 3]", "[1, 3]" },
        { "{?'a': optional.none(), 'b': 2}", "{b: 2}" },
        { "optional.of(2).optMap(x, x + 1).value()", "3" },
        { "optional.of(2).optFlatMap(x, optional.of(x * 2)) == optional.of(4)", "true" },
        { "[optional.of(1), optional.none()].unwrapOpt()", "[1]" },
        { "has({'a': {'b': 1}}.?a.b)", "true" },
    };

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "x + 1", "ERROR: <input>:1:1: undeclared reference to 'x' (in container '')" },
        { "1 + 'a'", "ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'" },
        { "'a'.size(1)", "ERROR: <input>:1:9: found no matching overload for 'size' applied to 'string.(int)'" },
        { "foo(1)", "ERROR: <input>:1:4: undeclared reference to 'foo' (in container '')" },
        { "[1].all(x, x)", "ERROR: <input>:1:12: expected type 'bool' but found 'int'" },
        { "[1, 'a']", "ERROR: <input>:1:5: expected type 'int' but found 'string'" },
        { "1.foo", "ERROR: <input>:1:2: type 'int' does not support field selection" },
        { "5.all(x, true)", "ERROR: <input>:1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)" },
        { "duration('abc')", "ERROR: <input>:1:10: invalid duration argument" },
        { "'a'.matches('(')", "ERROR: <input>:1:13: invalid matches argument" },
        { "math.greatest(1, 2)", "ERROR: <input>:1:1: undeclared reference to 'math' (in container '')" },
        { "var == 1", "ERROR: <input>:1:1: reserved identifier: var" },
        { "has(1)", "ERROR: <input>:1:5: invalid argument to has() macro" },
        { "1 +", "ERROR: <input>:1:4: Syntax error: unexpected end of expression" },
        { "'a", "ERROR: <input>:1:1: Syntax error: string literal is not closed" },
        { "99999999999999999999", "ERROR: <input>:1:1: invalid int literal" },
    };
}
