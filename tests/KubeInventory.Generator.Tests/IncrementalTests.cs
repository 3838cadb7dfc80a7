using KubeInventory.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace KubeInventory.Generator.Tests;

public sealed class IncrementalTests
{
    private static readonly AdditionalFile Lamp = new("lamp.yaml", Crd.Text("Lamp", "lamps"));
    private static readonly AdditionalFile Pole = new("pole.yaml", Crd.Text("Pole", "poles"));
    private static readonly Project Street = Project.With(Lamp, Pole);
    private static readonly AdditionalFile Names = new("kubeinventory.names.yaml", "example.com/v1:\n  V1LampSpec: [Lamp spec]\n  V1PoleSpec: [Pole spec]\n");
    private static readonly Project Pinned = Project.With(Lamp, Pole, Names);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void An_edit_of_C_sharp_computes_nothing_again()
    {
        var compilation = Street.CreateCompilation();
        var driver = Street.CreateDriver().RunGenerators(compilation, Ct);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(Project.Parse("class Other;")), Ct);

        var reasons = Steps(driver).SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason);
        Assert.All(reasons, static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_new_field_emits_only_its_kind_again()
    {
        var after = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps").Replace("text:", "color:", StringComparison.Ordinal));

        var driver = Rerun(Lamp, after);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(driver, Generator.Steps.Planned));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(driver, Generator.Steps.ClientSet));
    }

    [Fact]
    public void A_broken_file_emits_no_other_kind_and_no_other_manifest_again()
    {
        var driver = Rerun(Lamp, new AdditionalFile("lamp.yaml", "kind: CustomResourceDefinition\nspec: ["));

        foreach (var step in (string[])[Generator.Steps.Planned, Generator.Steps.PlannedManifests])
        {
            var reasons = Reasons(driver, step);
            Assert.Equal(2, reasons.Length);
            Assert.Contains(IncrementalStepRunReason.Removed, reasons);
            Assert.DoesNotContain(IncrementalStepRunReason.Modified, reasons);
        }
    }

    [Fact]
    public void An_option_that_stays_as_it_is_reads_no_file_again()
    {
        var compilation = Street.CreateCompilation();
        var driver = Street.CreateDriver().RunGenerators(compilation, Ct);

        driver = Street.Set("KubeInventoryClientSet", "OtherClient").Update(driver).RunGenerators(compilation, Ct);

        Assert.All(Reasons(driver, Generator.Steps.Files), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(driver, Generator.Steps.Planned), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, Generator.Steps.ClientSet));
    }

    [Fact]
    public void A_comment_changes_nothing_but_the_text_that_is_installed()
    {
        var after = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps") + "\n# seen\n");

        var driver = Rerun(Lamp, after);

        Assert.All(Reasons(driver, Generator.Steps.Sources), static reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.All(Reasons(driver, Generator.Steps.Planned), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_new_field_of_a_project_with_pinned_names_emits_only_its_kind_again()
    {
        var after = new AdditionalFile("lamp.yaml", Crd.Text("Lamp", "lamps").Replace("text:", "color:", StringComparison.Ordinal));

        var driver = Rerun(Lamp, after, Pinned);

        Assert.Equal(1, Reasons(driver, Generator.Steps.Files).Count(static reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(driver, Generator.Steps.Planned));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(driver, Generator.Steps.PinnedNames));
    }

    [Fact]
    public void A_name_that_is_changed_emits_only_its_kind_again()
    {
        var driver = Rerun(Names, new AdditionalFile(Names.Path, Names.GetText(Ct).ToString().Replace("V1LampSpec", "V1LampSettings", StringComparison.Ordinal)), Pinned);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(driver, Generator.Steps.Planned));
    }

    [Fact]
    public void A_comment_in_a_names_file_reads_no_definition_again()
    {
        var driver = Rerun(Names, new AdditionalFile(Names.Path, "# By hand.\n" + Names.GetText(Ct)), Pinned);

        Assert.All(Reasons(driver, Generator.Steps.Files), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(driver, Generator.Steps.Planned), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorDriver Rerun(AdditionalFile before, AdditionalFile after) => Rerun(before, after, Street);

    private static GeneratorDriver Rerun(AdditionalFile before, AdditionalFile after, Project project)
    {
        var compilation = project.CreateCompilation();
        return project.CreateDriver().RunGenerators(compilation, Ct).ReplaceAdditionalText(before, after).RunGenerators(compilation, Ct);
    }

    private static IEnumerable<KeyValuePair<string, System.Collections.Immutable.ImmutableArray<IncrementalGeneratorRunStep>>> Steps(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().TrackedSteps.Where(static step => step.Key is not ("compilation" or "Compilation"));

    private static IncrementalStepRunReason[] Reasons(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];
}
