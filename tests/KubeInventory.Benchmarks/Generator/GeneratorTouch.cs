namespace KubeInventory.Benchmarks.Generator;

/// <summary>An edit of one CRD among many.</summary>
internal sealed class GeneratorTouch : IFigure
{
    public string Name => "generator.touch";

    public string Summary => "CPU of running the generators again after one CRD got another field, with the whole corpus in the driver.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var files = CrdText.Corpus().ToArray();
        var cost = await EditCost.MedianAsync(context, files.ToArray(), (driver, number) =>
        {
            // A prime step, so that edits meet files of all sizes and projects.
            ref var file = ref files[number * 37 % files.Length];
            var edited = new CrdText(file.Path, WithAnotherField(file.Text, number));
            driver = driver.ReplaceAdditionalText(file, edited);
            file = edited;
            return (driver, CorpusDriver.Compilation);
        });
        return [new Reading(cost.Cpu.TotalMilliseconds, Goal.AtMost(20, "ms CPU"))];
    }

    private static string WithAnotherField(string text, int number)
    {
        const string Marker = "properties:\n";
        var properties = text.IndexOf(Marker, StringComparison.Ordinal);
        if (properties < 0)
        {
            return text + "\n";
        }

        var next = properties + Marker.Length;
        var indentation = text[next..].TakeWhile(static character => character == ' ').Count();
        return text.Insert(next, $"{new string(' ', indentation)}touched{number}: {{type: string}}\n");
    }
}
