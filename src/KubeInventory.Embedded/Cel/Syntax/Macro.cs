namespace KubeInventory.Embedded.Cel;

internal enum Macro
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformMap,
    TransformMapEntry,
}
