using System.CommandLine;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Options;

namespace KubeInventory.Generator.Tool;

/// <summary>The command line.</summary>
internal static class GenCommand
{
    private const string Name = "kubeinventory-gen";

    /// <summary>Runs the command line and gives the exit code, one of <see cref="ExitCode"/>.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Create(output, error).Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        }

        foreach (var complaint in parsed.Errors)
        {
            error.WriteLine($"{Name}: {complaint.Message}");
        }

        error.WriteLine($"{Name} --help lists the options.");
        return ExitCode.Usage;
    }

    private static RootCommand Create(TextWriter output, TextWriter error)
    {
        var inputs = new Argument<string[]>("input") { Description = "CRD files, or folders that hold them (.yaml, .yml, .json).", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string?>("--output", "-o") { Description = "Folder that the files are written to. Generated files in it that are no longer generated are deleted.", HelpName = "FOLDER" };
        var @namespace = new Option<string>("--namespace", "-n") { Description = "Namespace of what is generated.", HelpName = "NAME", Required = true };
        var prefix = new Option<string?>("--type-prefix") { Description = "What the name of each type begins with.", HelpName = "NAME" };
        var versions = new Option<string?>("--versions") { Description = "Versions that become types: served (default), stored, all, or names with commas.", HelpName = "VERSIONS" };
        var parts = new Option<string?>("--parts") { Description = "What is generated: some of models, clients, json, installer, interop, with commas. Default: all but interop, which needs KubernetesClient.", HelpName = "PARTS" };
        var clientSet = new Option<string?>("--client-set") { Description = "Name of the client set; none for no clients. Default: last word of the namespace and Client.", HelpName = "NAME" };
        var updateNames = new Option<string?>("--update-names") { Description = $"File called {NamesFile.FileName} to pin all names in, as they are now. Without --output nothing else is written.", HelpName = "FILE" };
        var check = new Option<bool>("--check") { Description = "Write nothing; list the files that differ, and exit with 1 if any does." };
        var command = new RootCommand("Generates C# models and typed Kubernetes clients from CustomResourceDefinitions.")
        {
            inputs, folder, @namespace, prefix, versions, parts, clientSet, updateNames, check,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is null && result.GetValue(updateNames) is null)
            {
                result.AddError("Nothing to write: say where by --output or --update-names.");
            }
            else if (result.GetValue(updateNames) is { } path && !NamesFile.Is(path))
            {
                result.AddError($"The file of --update-names must be called {NamesFile.FileName}: that is how the generator knows it.");
            }
        });
        command.SetAction(result => new GenRun(output, error)
        {
            Inputs = result.GetValue(inputs)!,
            Folder = result.GetValue(folder),
            NamesPath = result.GetValue(updateNames),
            IsCheck = result.GetValue(check),
            Options = new Dictionary<string, string?>
            {
                ["RootNamespace"] = result.GetValue(@namespace),
                [OptionNames.Namespace] = result.GetValue(@namespace),
                [OptionNames.TypePrefix] = result.GetValue(prefix),
                [OptionNames.Versions] = result.GetValue(versions),
                [OptionNames.Parts] = result.GetValue(parts) ?? "models,clients,json,installer",
                [OptionNames.ClientSet] = result.GetValue(clientSet),
            },
        }.Run());
        return command;
    }
}
