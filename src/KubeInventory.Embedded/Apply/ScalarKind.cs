namespace KubeInventory.Embedded.Apply;

/// <summary>What scalars a <see cref="FieldType"/> has. Integers and other numbers are not told apart.</summary>
internal enum ScalarKind
{
    Any,
    Number,
    Text,
    Truth,
}
