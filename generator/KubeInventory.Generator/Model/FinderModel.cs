namespace KubeInventory.Generator.Model;

/// <summary>A method that finds an item of a list by what tells the items apart.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Keys">What tells items apart, in the schema's order.</param>
internal sealed record FinderModel(string Name, EquatableArray<KeyModel> Keys);

/// <summary>A property of an item that tells it from others.</summary>
/// <param name="JsonName">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Parameter">Its name as a parameter.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Default">What an item has that lacks it, as text; null if nothing.</param>
internal sealed record KeyModel(string JsonName, string Name, string Parameter, ValueShape Shape, string? Default);
