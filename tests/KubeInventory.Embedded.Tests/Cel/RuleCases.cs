namespace KubeInventory.Embedded.Tests;

/// <summary>Schemas of <c>spec</c> with rules, and pairs of values before (or null) and after.</summary>
internal static class RuleCases
{
    public static IReadOnlyList<(string Schema, IReadOnlyList<(string? Old, string New)> Changes)> All { get; } =
    [
        ("""{"type":"object","properties":{"providerID":{"type":"string","maxLength":20,"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"providerID is immutable"}]}}}""",
        [(null, """{"providerID":"a"}"""), ("""{"providerID":"a"}""", """{"providerID":"b"}"""), ("""{"providerID":"a"}""", """{"providerID":"a"}"""), ("{}", """{"providerID":"b"}""")]),

        ("""{"type":"object","properties":{"a":{"type":"string","maxLength":20},"n":{"type":"integer"},"list":{"type":"array","maxItems":9,"items":{"type":"integer"}},"m":{"type":"object","maxProperties":9,"additionalProperties":{"type":"string","maxLength":9}},"any":{"x-kubernetes-int-or-string":true}},"x-kubernetes-validations":[{"rule":"!has(self.a) || self.a == 'x'"},{"rule":"!has(self.a) || self.a == 'x'","message":"a must be x","reason":"FieldValueForbidden","fieldPath":".a"},{"rule":"!has(self.n) || self.list[self.n] > 0","message":" idx "},{"rule":"!has(self.a) || self.m[self.a] == 'y'"},{"rule":"!has(self.any) || self.any > 3"},{"rule":"!has(self.a) || self.a != 'dup'","reason":"FieldValueDuplicate"},{"rule":"!has(self.a) || self.a != 'req'","reason":"FieldValueRequired","messageExpression":"'a is ' + self.a"}]}""",
        [(null, """{"a":"dup","n":7,"any":"foo","list":[1],"m":{"z":"q"}}"""), (null, """{"a":"req","any":5}"""), (null, """{"a":"x","m":{"x":"y"}}"""), (null, """{"any":2}""")]),

        ("""{"type":"object","properties":{"n":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 5","messageExpression":"'n is %d'.format([self])"},{"rule":"self / 0 == 1"}]},"d":{"type":"number","x-kubernetes-validations":[{"rule":"self < 5.0","messageExpression":"''","message":"fallback"}]},"b":{"type":"boolean","x-kubernetes-validations":[{"rule":"self"}]}}}""",
        [(null, """{"n":7,"d":5.5,"b":false}"""), (null, """{"n":1,"d":5,"b":true}"""), (null, """{"d":4}""")]),

        ("""{"type":"object","properties":{"set":{"type":"array","maxItems":9,"x-kubernetes-list-type":"set","items":{"type":"string","maxLength":9},"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"set"}]},"atomic":{"type":"array","maxItems":9,"items":{"type":"string","maxLength":9},"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"atomic"}]},"keyed":{"type":"array","maxItems":9,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":9},"v":{"type":"integer","x-kubernetes-validations":[{"rule":"self >= oldSelf","message":"may not shrink"}]}}},"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"keyed"}]},"map":{"type":"object","maxProperties":9,"additionalProperties":{"type":"integer","x-kubernetes-validations":[{"rule":"self >= oldSelf"}]}}}}""",
        [
            ("""{"set":["a","b"],"atomic":["a","b"]}""", """{"set":["b","a"],"atomic":["b","a"]}"""),
            ("""{"keyed":[{"name":"a","v":1},{"name":"b","v":2}]}""", """{"keyed":[{"name":"b","v":2},{"name":"a","v":1}]}"""),
            ("""{"keyed":[{"name":"a","v":1},{"name":"b","v":2}]}""", """{"keyed":[{"name":"b","v":1},{"name":"c","v":0}]}"""),
            ("""{"map":{"x":2,"y":1}}""", """{"map":{"x":1,"y":1,"z":0}}"""),
        ]),

        ("""{"type":"object","properties":{"a":{"type":"string","maxLength":9},"b":{"type":"string","maxLength":9}},"x-kubernetes-validations":[{"rule":"!oldSelf.hasValue() || oldSelf.value().a == self.a","optionalOldSelf":true,"message":"a is fixed"},{"rule":"oldSelf.hasValue() || self.a == 'first'","optionalOldSelf":true,"message":"must begin with first"}]}""",
        [(null, """{"a":"x"}"""), (null, """{"a":"first"}"""), ("""{"a":"first"}""", """{"a":"x"}""")]),

        ("""{"type":"object","properties":{"namespace":{"type":"string","maxLength":9},"x-y":{"type":"string","maxLength":9},"a__b":{"type":"string","maxLength":9},"dots.and/slashes":{"type":"integer"}},"x-kubernetes-validations":[{"rule":"!has(self.namespace) || self.namespace != 'b'"},{"rule":"self.__namespace__ == 'a' && self.x__dash__y == 'b' && self.a__underscores__b == 'c' && self.dots__dot__and__slash__slashes == 1"}]}""",
        [(null, """{"namespace":"a","x-y":"b","a__b":"c","dots.and/slashes":1}"""), (null, """{"namespace":"a","x-y":"b","a__b":"c","dots.and/slashes":2}"""), (null, """{"namespace":"a"}""")]),

        ("""{"type":"object","properties":{"t":{"type":"string","format":"date-time"},"d":{"type":"string","format":"duration"},"y":{"type":"string","format":"byte","maxLength":9},"day":{"type":"string","format":"date"}},"x-kubernetes-validations":[{"rule":"!has(self.t) || self.t > timestamp('2020-01-01T00:00:00Z')","message":"t"},{"rule":"!has(self.d) || self.d < duration('1h')","message":"d"},{"rule":"!has(self.y) || self.y == b'abc'","message":"y"},{"rule":"!has(self.day) || self.day.getFullYear() == 2024","message":"day"}]}""",
        [(null, """{"t":"2021-01-01T00:00:00Z","d":"30m","y":"YWJj","day":"2024-02-01"}"""), (null, """{"t":"2019-01-01T00:00:00Z","d":"2h","y":"YWJk","day":"2023-02-01"}""")]),

        ("""{"type":"object","properties":{"n":{"type":"integer","nullable":true,"x-kubernetes-validations":[{"rule":"self > 1"}]},"l":{"type":"array","maxItems":3,"items":{"type":"string","nullable":true,"maxLength":5}}},"x-kubernetes-validations":[{"rule":"has(self.n)","message":"n set"},{"rule":"!has(self.l) || self.l.all(x, dyn(x) != null)","message":"nulls"}]}""",
        [(null, """{"n":null}"""), (null, """{"n":1}"""), (null, """{"n":2,"l":["a",null]}""")]),

        ("""{"type":"object","properties":{"a":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 5","message":"small"}]},"b":{"type":"integer"},"l":{"type":"array","maxItems":4,"items":{"type":"integer","x-kubernetes-validations":[{"rule":"self < 5","message":"small item"}]}}},"x-kubernetes-validations":[{"rule":"!has(self.a) || self.a < 6","message":"whole"}]}""",
        [(null, """{"a":7}"""), (null, """{"l":[1,9]}""")]),

        ("""{"type":"object","properties":{"a":{"type":"string","maxLength":9}},"x-kubernetes-validations":[{"rule":"self.a.matches('^[a-c]+$')","message":"chars"},{"rule":"self.?b.orValue('z') == 'z'","message":"never"}]}""".Replace("self.?b", "self.?a").Replace("== 'z'", "!= 'q'"),
        [(null, """{"a":"abc"}"""), (null, """{"a":"xyz"}"""), (null, """{"a":"q"}"""), (null, "{}")]),

        ("""{"type":"object","properties":{"r":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-validations":[{"rule":"self.metadata.name.startsWith('x')"},{"rule":"self.kind == 'Pod'"}]}}}""",
        [(null, """{"r":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x1"},"spec":{"a":1}}}"""), (null, """{"r":{"apiVersion":"v1","kind":"Job","metadata":{"name":"y1"}}}""")]),

        ("""{"type":"object","properties":{"a":{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"k":{"type":"string","maxLength":5}},"x-kubernetes-validations":[{"rule":"self == oldSelf","message":"frozen"}]}}}""",
        [("""{"a":{"k":"x","u":{"v":1}}}""", """{"a":{"k":"x","u":{"v":2}}}"""), ("""{"a":{"k":"x","u":{"v":1}}}""", """{"a":{"k":"x","u":{"v":1}}}""")]),

        ("""{"type":"object","properties":{"a":{"type":"string","enum":["x","y"]},"b":{"type":"string","maxLength":3}},"required":["b"],"x-kubernetes-validations":[{"rule":"self.b == 'b'"}]}""",
        [(null, """{"a":"z","b":"c"}"""), (null, """{"a":"x"}"""), (null, """{"a":"x","b":"long text"}"""), (null, """{"a":"x","b":"c"}""")]),

        ("""{"type":"object","properties":{"a":{"type":"array","maxItems":1000,"items":{"type":"integer"}}},"x-kubernetes-validations":[{"rule":"self.a.all(x, self.a.all(y, x == y))","message":"alike"}]}""",
        [(null, """{"a":[1,1,1]}"""), (null, """{"a":[1,2]}"""), (null, $$"""{"a":[{{string.Join(',', Enumerable.Repeat(1, 900))}}]}""")]),

        ("""{"type":"object","properties":{"old":{"type":"integer"},"a":{"type":"integer","maximum":1000,"x-kubernetes-validations":[{"rule":"self % 2 == 0","message":"even"}]},"l":{"type":"array","maxItems":5,"items":{"type":"object","properties":{"v":{"type":"integer","x-kubernetes-validations":[{"rule":"self % 2 == 0","message":"even"}]}}}},"k":{"type":"array","maxItems":5,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["n"],"items":{"type":"object","required":["n"],"properties":{"n":{"type":"string","maxLength":5},"v":{"type":"integer","x-kubernetes-validations":[{"rule":"self % 2 == 0","message":"even"},{"rule":"self >= oldSelf","message":"grow"}]}}}},"m":{"type":"object","maxProperties":5,"additionalProperties":{"type":"integer","x-kubernetes-validations":[{"rule":"self % 2 == 0","message":"even"}]}}}}""",
        [
            ("""{"a":2,"l":[{"v":2}],"k":[{"n":"x","v":2}],"m":{"x":2}}""", """{"a":3,"l":[{"v":3}],"k":[{"n":"x","v":1}],"m":{"x":3}}"""),
            ("""{"a":2,"m":{"x":2}}""", """{"a":2,"m":{"x":2,"y":4}}"""),
        ]),

        ("""{"type":"object","properties":{"any":{"x-kubernetes-int-or-string":true,"maxLength":20}},"x-kubernetes-validations":[{"rule":"self.any.startsWith('a')","message":"a"},{"rule":"size(self.any) > 1","message":"b"},{"rule":"self.any + 1 == 6","message":"c"},{"rule":"self.any.matches('a')","message":"d"},{"rule":"type(self.any) == int ? self.any < 5 : self.any.contains('%')","message":"e"},{"rule":"self.any in [5, 6]","message":"f"},{"rule":"self.any.all(x, x > 1)","message":"g"},{"rule":"self.any.foo == 1","message":"h"},{"rule":"-self.any < 0","message":"i"},{"rule":"self.any","message":"j"},{"rule":"self.any || true","message":"k"},{"rule":"self.any && true","message":"l"},{"rule":"self.any ? true : false","message":"m"},{"rule":"self.any[0] == 1","message":"n"},{"rule":"!self.any","message":"o"},{"rule":"has(self.any.foo)","message":"p"},{"rule":"int(self.any) == 5","message":"q"},{"rule":"self.any == '5'","message":"r"},{"rule":"self.any.lowerAscii() == 'a'","message":"s"},{"rule":"self.any.charAt(0) == '5'","message":"t"},{"rule":"isIP(self.any)","message":"u"},{"rule":"quantity(self.any).isInteger()","message":"v"},{"rule":"self.any.find('5') == '5'","message":"w"},{"rule":"self.any.getHours() == 5","message":"x"},{"rule":"self.any.sum() == 5","message":"y"},{"rule":"self.any.size() == 2","message":"z"},{"rule":"matches(self.any, '5')","message":"A"},{"rule":"duration(self.any) > duration('1s')","message":"B"},{"rule":"self.any > 3","message":"C"},{"rule":"self.any.foo.bar == 1","message":"D"},{"rule":"self.any.value() == 1","message":"E"},{"rule":"self.any.?foo.orValue(1) == 1","message":"F"}]}""".Replace(""",{"rule":"self.any","message":"j"}""", ""),
        [(null, """{"any":5}"""), (null, """{"any":"5%"}""")]),
    ];
}
