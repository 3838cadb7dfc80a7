// Writes the C# that KubeInventory.Generator gives while a project compiles, for those who check generated code in.
using KubeInventory.Generator.Tool;

return GenCommand.Run(args, Console.Out, Console.Error);
