namespace KubeInventory.Embedded.Cel;

/// <summary>What an overload does; it is called with arguments of the declared types, none of them an error.</summary>
internal delegate CelValue CelImplementation(Arguments arguments);
