namespace KubeInventory.Benchmarks;

/// <summary>Measures figures and prints one line each: <c>name: value (goal …) pass|FAIL</c>.</summary>
internal static class FiguresCommand
{
    public static async Task<int> RunAsync(
        IReadOnlyList<IFigure> all,
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken)
    {
        var unknownOptions = arguments.Where(argument => argument.StartsWith('-') && argument is not ("--verbose" or "--list")).ToList();
        var selection = FigureSelection.Of(all, [.. arguments.Where(argument => !argument.StartsWith('-'))]);
        if (unknownOptions.Count > 0 || selection.Unknown.Count > 0)
        {
            await errors.WriteLineAsync($"There is no {string.Join(", ", unknownOptions.Concat(selection.Unknown))}. Figures:");
            await ListAsync(all, errors);
            return ExitCode.Usage;
        }

        if (arguments.Contains("--list"))
        {
            await ListAsync(selection.Figures, output);
            return ExitCode.Kept;
        }

        var verbose = arguments.Contains("--verbose");
        var kept = true;
        foreach (var figure in selection.Figures)
        {
            kept &= await MeasureAsync(figure, verbose, output, cancellationToken);
        }

        return kept ? ExitCode.Kept : ExitCode.Missed;
    }

    private static async Task<bool> MeasureAsync(IFigure figure, bool verbose, TextWriter output, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var context = new FigureContext(notes.Add, cancellationToken);
        var kept = false;
        try
        {
            var readings = await figure.MeasureAsync(context);
            kept = readings.Count > 0 && readings.All(reading => reading.IsKept);
            var values = string.Join("; ", readings.Select(reading => reading.Text));
            var goals = string.Join("; ", readings.Select(reading => reading.Goal.ToString()).Distinct());
            await output.WriteLineAsync($"{figure.Name}: {values} (goal {goals}) {(kept ? "pass" : "FAIL")}");
        }
        catch (CannotMeasureException e)
        {
            await output.WriteLineAsync($"{figure.Name}: not measured, {e.Message} FAIL");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One broken figure must not hide the others.
            await output.WriteLineAsync($"{figure.Name}: broke, {e} FAIL");
        }

        if (verbose)
        {
            await output.WriteLineAsync($"  {figure.Summary}");
            notes.ForEach(note => output.WriteLine($"  {note}"));
        }

        return kept;
    }

    private static async Task ListAsync(IReadOnlyList<IFigure> figures, TextWriter output)
    {
        foreach (var figure in figures)
        {
            await output.WriteLineAsync($"  {figure.Name}: {figure.Summary}");
        }
    }
}
