using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

/// <summary>Rules on an object of every kind of field, whose estimated costs are compared.</summary>
internal static class CostCases
{
    public static IReadOnlyList<string> Rules { get; } =
    [
        "self.s == 'abc'", "self.t == self.t", "self.t.startsWith('abc')", "'abc'.startsWith(self.t)", "self.t.contains('abcdefghijklmnop')",
        "self.s.contains(self.t)", "self.t.matches('^[a-z]+$')", "self.s.matches(self.s)", "matches(self.t, 'a')", "self.t.size() > 3", "size(self.l) < 3",
        "self.l.all(x, x == 'a')", "self.l.exists(x, x.startsWith('a'))", "self.l.exists_one(x, x == 'a')", "self.l.filter(x, x == 'a').size() == 1",
        "self.l.map(x, x + 'a').exists(y, y == 'ba')", "self.l.map(x, x != 'a', x).size() > 0", "self.ul.all(x, x == 'a')", "self.ul.all(x, self.ul.all(y, x == y))",
        "self.li.all(x, x > 3)", "self.li.sum() > 3", "self.l.isSorted()", "self.ul.isSorted()", "self.l.indexOf('a') > 0", "self.t.indexOf('a') > 0",
        "self.l.min() == 'a'", "self.t.lowerAscii() == 'a'", "self.t.substring(0, 3).contains('abc')", "self.t.trim().upperAscii() == self.s", "self.s.replace('a', 'bb') == 'x'",
        "self.s.replace('', 'bb') == self.t", "self.t.replace('abc', 'b').contains('b')", "self.t.split(',').all(x, x == 'abc')", "self.t.split(',', 3).all(x, x == self.s)",
        "self.l.join(',') == self.t", "self.ul.join() == 'a'", "self.t.find('[0-9]+').contains('a')", "self.s.findAll('a').all(x, x == 'b')", "self.m.all(k, k == 'a')",
        "self.m.all(k, self.m[k] == 'a')", "self.m.exists(k, v, k == 'a' && v.contains('a'))", "'a' in self.m", "'a' in self.l", "self.s in ['a', 'b', 'c']", "self.m['a'] == self.t",
        "self.l[0] == self.t", "self.lo.all(o, o.a == 'x' && o.b.all(z, z > 3))", "self.lo.exists(o, has(o.a) && o.a.contains('x'))", "self.lo == self.lo", "self.o == self.o", "self.m == self.m",
        "has(self.s) && self.s != ''", "!has(self.s) || self.s == 'a' || self.t == 'b'", "self.b ? self.s == 'a' : self.t == 'b'", "(self.b ? self.s : self.t).contains('a')",
        "self.any == 'a'", "type(self.any) == string && self.any.contains('a')", "string(self.any).contains('abcdefghijkl')", "self.d > timestamp('2020-01-01T00:00:00Z')", "self.du < duration('1h')",
        "string(self.d) == self.t", "self.by == b'abc'", "string(self.by) == self.t", "bytes(self.t) == self.by", "url(self.t).getHost() == 'a'", "isURL(self.t)", "ip(self.t).family() == 4", "isIP(self.s)",
        "ip.isCanonical(self.t)", "cidr(self.s).containsIP(self.t)", "cidr(self.s).containsCIDR(self.s)", "cidr('10.0.0.0/8').containsIP(ip(self.s))", "quantity(self.t).isGreaterThan(quantity('1'))", "quantity(self.s) == quantity(self.s)",
        "isSemver(self.t)", "semver(self.s).major() == 1", "!format.dns1123Label().validate(self.t).hasValue()", "format.named(self.s).hasValue()", "sets.contains(self.l, self.l)", "sets.equivalent(self.ul, self.l)", "sets.intersects(self.li, [1, 2])",
        "self.?s.orValue('a') == 'b'", "self.o.?a.hasValue()", "self.l[?0].orValue('a') == 'b'", "self.?o.a.orValue('x').contains('y')", "self.?s.optMap(x, x + 'a').orValue('b') == 'c'",
        "self.l.slice(0, 2) == self.l", "self.l.reverse() == self.l", "self.l.distinct().size() == 2", "self.li.sort() == self.li", "self.l.sort()[0] == 'a'", "self.lo.sortBy(o, o.a)[0].a == 'x'", "[self.l, self.l].flatten().size() == 3",
        "lists.range(5).all(i, i > 0)", "self.l.transformList(i, v, v + 'a').size() > 0", "self.m.transformMap(k, v, v + k).size() > 0", "self.l.all(i, v, i > 0 && v == 'a')", "'%s'.format([self.t]) == self.t", "'%s %s'.format([self.s, self.t]).contains('a')",
        "self.s + self.t == 'a'", "(self.l + self.ul).all(x, x == 'a')", "[self.s, self.t].all(x, x.contains('a'))", "{'a': self.t}.a.contains('b')", "self.l.map(x, [x]).all(y, y.all(z, z == 'a'))", "self.s < self.t", "-self.n < 3", "self.n + self.n > 3", "!self.b", "self.dyn.all(x, x.y == 'a')", "dyn(self.t) == 'a'",
        "self.l.filter(x, x.size() > 3).map(x, x.lowerAscii()).all(y, y.contains('a'))", "self.e == 'a'", "self.e.contains(self.t)", "self.__namespace__ == self.t",
        "self.l.map(x, x).join(',').contains('a')", "self.li.map(x, string(x)).join(',').contains('a')", "self.l.first().orValue('a').contains('b')", "strings.quote(self.s).contains('a')", "self.s.charAt(0) == 'a'", "self.b && self.l.all(x, x == self.s) || self.m.size() > self.n",
    ];

    /// <summary>A schema in which the object with the rules occurs so many times.</summary>
    public static JsonObject Schema(long occurrences)
    {
        var fields = Some.Map("""
            {"s":{"type":"string","maxLength":50},"t":{"type":"string"},"n":{"type":"integer"},"b":{"type":"boolean"},"d":{"type":"string","format":"date-time"},"du":{"type":"string","format":"duration"},
            "by":{"type":"string","format":"byte","maxLength":40},"any":{"x-kubernetes-int-or-string":true,"maxLength":6},"e":{"type":"string","enum":["a","bcdefgh"]},"namespace":{"type":"string","maxLength":30},
            "l":{"type":"array","maxItems":10,"items":{"type":"string","maxLength":20}},"ul":{"type":"array","items":{"type":"string"}},"li":{"type":"array","maxItems":30,"items":{"type":"integer"}},
            "lo":{"type":"array","maxItems":8,"items":{"type":"object","required":["a"],"properties":{"a":{"type":"string","maxLength":12},"b":{"type":"array","maxItems":5,"items":{"type":"integer"}}}}},
            "m":{"type":"object","maxProperties":7,"additionalProperties":{"type":"string","maxLength":15}},"o":{"type":"object","properties":{"a":{"type":"string","maxLength":5}}},
            "dyn":{"type":"array","maxItems":3,"items":{"type":"object","properties":{"y":{"type":"string","maxLength":4}}}}}
            """);
        var rules = new JsonArray([.. Rules.Select(rule => new JsonObject { ["rule"] = rule })]);
        var item = new JsonObject { ["type"] = "object", ["properties"] = fields, ["x-kubernetes-validations"] = rules };
        var list = new JsonObject { ["type"] = "array", ["maxItems"] = occurrences, ["items"] = item };
        return new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["spec"] = list } };
    }
}
