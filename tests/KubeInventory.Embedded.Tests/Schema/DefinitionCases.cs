using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tests;

/// <summary>CustomResourceDefinitions that are good or bad in some way.</summary>
internal static class DefinitionCases
{
    /// <summary>Schemas of a field <c>f</c> of the spec.</summary>
    public static IReadOnlyList<string> FieldSchemas { get; } =
    [
        """{"type":"string"}""",
        "{}",
        """{"description":"no type"}""",
        """{"type":"array"}""",
        """{"type":"array","items":{}}""",
        """{"type":"array","items":[{"type":"string"}]}""",
        """{"type":"thing"}""",
        """{"type":"null"}""",
        """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":{"type":"string"}}""",
        """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":true}""",
        """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""",
        """{"type":"object","additionalProperties":false}""",
        """{"type":"string","id":"x"}""",
        """{"$ref":"#/x"}""",
        """{"type":"object","definitions":{"a":{"type":"string"}}}""",
        """{"type":"object","patternProperties":{"a":{"type":"string"}}}""",
        """{"type":"object","dependencies":{"a":["b"]}}""",
        """{"type":"array","items":{"type":"string"},"uniqueItems":true}""",
        """{"type":"string","pattern":"("}""",
        """{"type":"string","pattern":"(?=a)"}""",
        """{"type":"string","pattern":"(?<=a)b"}""",
        """{"type":"string","pattern":"(?<a>b)"}""",
        """{"type":"string","pattern":"a{1001}"}""",
        """{"type":"string","pattern":"(a{100}){100}"}""",
        """{"type":"string","pattern":"a**"}""",
        """{"type":"string","pattern":"*"}""",
        """{"type":"string","pattern":"|*"}""",
        """{"type":"string","pattern":"[z-a]"}""",
        """{"type":"string","pattern":"[[:foo:]]"}""",
        """{"type":"string","pattern":"\\u0041"}""",
        """{"type":"string","pattern":"\\Z"}""",
        """{"type":"string","pattern":"[a"}""",
        """{"type":"string","pattern":"a\\"}""",
        """{"type":"string","pattern":"a)"}""",
        """{"type":"string","pattern":"(?i-s:a)(?z)"}""",
        """{"type":"string","pattern":"\\pX"}""",
        """{"type":"string","pattern":"\\x{110000}"}""",
        """{"type":"string","default":1}""",
        """{"type":"string","default":"a","enum":["b"]}""",
        """{"type":"object","default":{"x":1},"properties":{"y":{"type":"string"}}}""",
        """{"type":"object","default":{"y":1},"properties":{"y":{"type":"string"}}}""",
        """{"type":"object","required":["y"],"default":{},"properties":{"y":{"type":"string"}}}""",
        """{"type":"array","default":["a",1],"items":{"type":"string"}}""",
        """{"type":"string","default":null}""",
        """{"type":"object","additionalProperties":{"type":"string","default":"x"}}""",
        """{"x-kubernetes-int-or-string":true}""",
        """{"x-kubernetes-int-or-string":true,"type":"string"}""",
        """{"x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}]}""",
        """{"x-kubernetes-int-or-string":true,"anyOf":[{"type":"string"},{"type":"integer"}]}""",
        """{"x-kubernetes-int-or-string":true,"allOf":[{"anyOf":[{"type":"integer"},{"type":"string"}]},{"pattern":"^a"}]}""",
        """{"x-kubernetes-int-or-string":true,"x-kubernetes-preserve-unknown-fields":true}""",
        """{"anyOf":[{"type":"integer"},{"type":"string"}]}""",
        """{"type":"object","x-kubernetes-preserve-unknown-fields":false}""",
        """{"x-kubernetes-preserve-unknown-fields":true}""",
        """{"x-kubernetes-embedded-resource":true}""",
        """{"type":"string","x-kubernetes-embedded-resource":true}""",
        """{"type":"object","x-kubernetes-embedded-resource":true}""",
        """{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true,"additionalProperties":true}""",
        """{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"kind":{"type":"integer"},"apiVersion":{"type":"integer"},"metadata":{"type":"string"}}}""",
        """{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"metadata":{"type":"object","properties":{"labels":{"type":"object","additionalProperties":{"type":"string","default":"x"}}}}}}""",
        """{"type":"object","allOf":[{"type":"object","title":"t","description":"d","nullable":true,"default":{},"additionalProperties":{"type":"string"}}]}""",
        """{"type":"object","oneOf":[{"properties":{"a":{"minLength":1}}}]}""",
        """{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string"}}}},"anyOf":[{"properties":{"a":{"properties":{"b":{"minLength":1},"c":{"minLength":1}}}}}]}""",
        """{"type":"array","items":{"type":"string"},"not":{"items":{"minLength":1}}}""",
        """{"type":"object","not":{"items":{"minLength":1}}}""",
        """{"type":"object","properties":{"metadata":{"type":"object"}},"anyOf":[{"properties":{"metadata":{"minProperties":1}}}]}""",
        """{"type":"array","items":{"type":"string"},"anyOf":[{"x-kubernetes-list-type":"set"},{"x-kubernetes-validations":[{"rule":"true"}]}]}""",
        """{"type":"object","x-kubernetes-map-type":"weird"}""",
        """{"type":"array","items":{"type":"string"},"x-kubernetes-map-type":"atomic"}""",
        """{"type":"object","x-kubernetes-list-type":"set"}""",
        """{"x-kubernetes-list-type":"set","x-kubernetes-preserve-unknown-fields":true}""",
        """{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"bag"}""",
        """{"type":"array","items":{"type":"string","nullable":true},"x-kubernetes-list-type":"set"}""",
        """{"type":"array","items":{"type":"object"},"x-kubernetes-list-type":"set"}""",
        """{"type":"array","items":{"type":"object","x-kubernetes-map-type":"atomic"},"x-kubernetes-list-type":"set"}""",
        """{"type":"array","items":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"x-kubernetes-list-type":"set"}""",
        """{"type":"array","items":{"type":"string"},"x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"set","x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}},"x-kubernetes-list-type":"map"}""",
        """{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"array","items":{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a","a","b"]}""",
        """{"type":"array","items":{"type":"object","required":["a"],"properties":{"a":{"type":"object"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"array","items":{"type":"object","nullable":true,"properties":{"a":{"type":"string","default":"x","nullable":true}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a"]}""",
        """{"type":"string","x-kubernetes-validations":[{"rule":""}]}""",
        """{"type":"string","x-kubernetes-validations":[{"rule":"true","message":" "},{"rule":"true","message":"a\nb"},{"rule":"true ||\nfalse"},{"rule":"true","reason":"Other"},{"rule":"true","messageExpression":" "}]}""",
        """{"type":"object","properties":{"a":{"type":"string"},"b.c":{"type":"string"}},"x-kubernetes-validations":[{"rule":"true","fieldPath":".a"},{"rule":"true","fieldPath":".x"},{"rule":"true","fieldPath":"['b.c']"},{"rule":"true","fieldPath":"a"}]}""",
    ];

    /// <summary>Schemas of the whole object.</summary>
    public static IReadOnlyList<string> RootSchemas { get; } =
    [
        "{}",
        """{"type":"string"}""",
        """{"type":"object","nullable":true}""",
        """{"type":"object","x-kubernetes-preserve-unknown-fields":true}""",
        """{"type":"object","additionalProperties":{"type":"string"}}""",
        """{"type":"object","properties":{"metadata":{"type":"object"}}}""",
        """{"type":"object","properties":{"metadata":{"type":"string"}}}""",
        """{"type":"object","properties":{"metadata":{"type":"object","description":"d"}}}""",
        """{"type":"object","properties":{"metadata":{"type":"object","properties":{"name":{"type":"string","pattern":"^a"}}}}}""",
        """{"type":"object","properties":{"metadata":{"type":"object","properties":{"labels":{"type":"object"}}}}}""",
        """{"type":"object","properties":{"metadata":{"type":"object","required":["name"]}}}""",
        """{"type":"object","properties":{"kind":{"type":"string","default":"x"},"apiVersion":{"type":"integer"}}}""",
    ];

    /// <summary>Merge patches of a good definition of a version <c>v1</c> with string <c>.spec.s</c>, integer <c>.spec.n</c> and object <c>.spec.o</c>.</summary>
    public static IReadOnlyList<string> Patches { get; } =
    [
        "{}",
        """{"metadata":{"name":"other"}}""",
        """{"metadata":{"name":"Things.X"}}""",
        """{"metadata":{"labels":{"a b":"c d"}}}""",
        """{"spec":{"group":""}}""",
        """{"spec":{"group":"nodot"}}""",
        """{"spec":{"group":"Upper.example.com"}}""",
        """{"spec":{"scope":"Everywhere"}}""",
        """{"spec":{"scope":null}}""",
        """{"spec":{"names":{"plural":"Things"}}}""",
        """{"spec":{"names":{"kind":"thing-"}}}""",
        """{"spec":{"names":{"kind":null,"listKind":null,"singular":null}}}""",
        """{"spec":{"names":{"listKind":"Thing"}}}""",
        """{"spec":{"names":{"shortNames":["t","T"],"categories":["all","A B"]}}}""",
        """{"spec":{"preserveUnknownFields":true}}""",
        """{"spec":{"versions":[]}}""",
        """{"spec":{"conversion":{"strategy":"Magic"}}}""",
        """{"spec":{"conversion":{"strategy":"Webhook"}}}""",
        """{"spec":{"conversion":{"strategy":"None","webhook":{"conversionReviewVersions":["v1"]}}}}""",
        """{"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v3"],"clientConfig":{"url":"http://a"}}}}}""",
        """{"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1","v1","V"],"clientConfig":{"url":"https://u:p@a/?q=1#f"}}}}}""",
        """{"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{"service":{"name":"","namespace":"n","port":0}}}}}}""",
        """{"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{}}}}}""",
    ];

    /// <summary>Merge patches of that definition's version.</summary>
    public static IReadOnlyList<string> VersionPatches { get; } =
    [
        """{"name":"1"}""",
        """{"storage":false}""",
        """{"served":false}""",
        """{"schema":null}""",
        """{"schema":{"openAPIV3Schema":null}}""",
        """{"deprecationWarning":"old"}""",
        """{"deprecated":true,"deprecationWarning":""}""",
        """{"subresources":{"status":{}}}""",
        """{"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"x-kubernetes-validations":[{"rule":"true"}]}}}""",
        """{"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"minProperties":1}}}""",
        """{"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"oneOf":[{"required":["spec"]}]}}}""",
        """{"subresources":{"scale":{}}}""",
        """{"subresources":{"scale":{"specReplicasPath":"spec.n","statusReplicasPath":".spec.n","labelSelectorPath":".other"}}}""",
        """{"subresources":{"scale":{"specReplicasPath":".spec.n","statusReplicasPath":".status.n","labelSelectorPath":".status.s"}}}""",
        """{"additionalPrinterColumns":[{"name":"","type":"text","jsonPath":"spec"},{"type":"","jsonPath":"","format":"x"},{"name":"A","type":"date","jsonPath":".spec.s"}]}""",
        """{"selectableFields":[{"jsonPath":".spec.s"},{"jsonPath":".spec.n"}]}""",
        """{"selectableFields":[{"jsonPath":".spec.s"},{"jsonPath":".spec.s"},{"jsonPath":""},{"jsonPath":".spec.o"},{"jsonPath":".spec.x"},{"jsonPath":"spec.s"},{"jsonPath":".spec['s']"},{"jsonPath":".metadata.name"}]}""",
        """{"selectableFields":[{"jsonPath":".spec.m1"},{"jsonPath":".spec.m2"},{"jsonPath":".spec.m3"},{"jsonPath":".spec.m4"},{"jsonPath":".spec.m5"},{"jsonPath":".spec.m6"},{"jsonPath":".spec.m7"},{"jsonPath":".spec.m8"},{"jsonPath":".spec.m9"}]}""",
    ];

    /// <summary>Pairs of merge patches: of the version, and of a copy of it called <c>v2</c> that is not stored.</summary>
    public static IReadOnlyList<(string First, string Second)> TwoVersions { get; } =
    [
        ("{}", "{}"),
        ("{}", """{"name":"v1"}"""),
        ("{}", """{"storage":true}"""),
        ("{}", """{"schema":null}"""),
        ("{}", """{"schema":{"openAPIV3Schema":{"properties":{"spec":{"properties":{"z":{}}}}}}}"""),
        ("""{"schema":{"openAPIV3Schema":{"properties":{"spec":{"properties":{"z":{}}}}}}}""", """{"schema":{"openAPIV3Schema":{"properties":{"spec":{"properties":{"z":{}}}}}}}"""),
        ("""{"selectableFields":[{"jsonPath":".spec.s"}]}""", """{"schema":{"openAPIV3Schema":{"description":"d"}},"selectableFields":[{"jsonPath":".spec.s"}]}"""),
        ("""{"selectableFields":[{"jsonPath":".spec.s"}]}""", """{"schema":{"openAPIV3Schema":{"description":"d"}},"selectableFields":[{"jsonPath":".spec.x"}]}"""),
        ("""{"additionalPrinterColumns":[{"name":"A","type":"x","jsonPath":".a"}]}""", "{}"),
        ("""{"subresources":{"scale":{}}}""", """{"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"minProperties":1}}}"""),
    ];

    /// <summary>All definitions, in the group.</summary>
    public static IEnumerable<(string Label, JsonObject Definition)> All(string group)
    {
        foreach (var schema in FieldSchemas)
        {
            var root = $$"""{"type":"object","properties":{"spec":{"type":"object","properties":{"f": {{schema}} } } } }""";
            yield return (schema, Some.Definition(group, Some.Map(root)));
        }

        foreach (var schema in RootSchemas)
        {
            yield return (schema, Some.Definition(group, Some.Map(schema)));
        }

        foreach (var patch in Patches)
        {
            yield return (patch, Patch(Good(group), patch));
        }

        foreach (var patch in VersionPatches)
        {
            var crd = Good(group);
            Patch(crd["spec"]!["versions"]![0]!.AsObject(), patch);
            yield return (patch, crd);
        }

        foreach (var (first, second) in TwoVersions)
        {
            var crd = Good(group);
            var versions = crd["spec"]!["versions"]!.AsArray();
            versions.Add(Patch(versions[0]!.DeepClone().AsObject(), """{"name":"v2","storage":false}"""));
            Patch(versions[0]!.AsObject(), first);
            Patch(versions[1]!.AsObject(), second);
            yield return ($"{first} / {second}", crd);
        }
    }

    private static JsonObject Good(string group) => Some.Definition(group, Some.Map("""
        {"type":"object","properties":{"spec":{"type":"object","properties":{
          "s":{"type":"string"},"n":{"type":"integer"},"o":{"type":"object"},
          "m1":{"type":"string"},"m2":{"type":"string"},"m3":{"type":"string"},"m4":{"type":"string"},"m5":{"type":"string"},
          "m6":{"type":"string"},"m7":{"type":"string"},"m8":{"type":"string"},"m9":{"type":"string"}}}}}
        """));

    private static JsonObject Patch(JsonObject target, string patch)
    {
        Merge(target, Some.Map(patch));
        return target;
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject map)
            {
                var inner = target.Map(name) ?? new JsonObject();
                target[name] ??= inner;
                Merge(inner, map);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
