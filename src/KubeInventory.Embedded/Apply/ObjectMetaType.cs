namespace KubeInventory.Embedded.Apply;

/// <summary>How the fields of <c>metadata</c> are owned. Source: the OpenAPI definition of ObjectMeta.</summary>
internal static class ObjectMetaType
{
    private static readonly FieldType Any = FieldType.Of(ScalarKind.Any);
    private static readonly FieldType Number = FieldType.Of(ScalarKind.Number);
    private static readonly FieldType Text = FieldType.Of(ScalarKind.Text);
    private static readonly FieldType Truth = FieldType.Of(ScalarKind.Truth);
    private static readonly FieldType TextMap = FieldType.Of(new MapType { Entries = Text });

    private static readonly FieldType OwnerReference = FieldType.Of(new MapType
    {
        IsAtomic = true,
        Fields = new Dictionary<string, FieldType>
        {
            ["apiVersion"] = Text,
            ["blockOwnerDeletion"] = Truth,
            ["controller"] = Truth,
            ["kind"] = Text,
            ["name"] = Text,
            ["uid"] = Text,
        },
    });

    public static FieldType Instance { get; } = FieldType.Of(new MapType
    {
        Fields = new Dictionary<string, FieldType>
        {
            ["annotations"] = TextMap,
            ["creationTimestamp"] = Any,
            ["deletionGracePeriodSeconds"] = Number,
            ["deletionTimestamp"] = Any,
            ["finalizers"] = FieldType.Of(new ListType { Items = Text, IsAssociative = true }),
            ["generateName"] = Text,
            ["generation"] = Number,
            ["labels"] = TextMap,
            ["managedFields"] = FieldType.Of(new ListType { Items = FieldType.Untyped }),
            ["name"] = Text,
            ["namespace"] = Text,
            ["ownerReferences"] = FieldType.Of(new ListType { Items = OwnerReference, IsAssociative = true, Keys = ["uid"] }),
            ["resourceVersion"] = Text,
            ["selfLink"] = Text,
            ["uid"] = Text,
        },
    });
}
