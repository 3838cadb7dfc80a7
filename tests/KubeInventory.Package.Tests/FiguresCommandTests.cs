using KubeInventory.Benchmarks;

namespace KubeInventory.Package.Tests;

/// <summary>What scripts rely on when they run the benchmark program.</summary>
public sealed class FiguresCommandTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task A_goal_that_is_met_passes()
    {
        Assert.Equal(0, await RunAsync([new Fixed("a.b", 0.5)]));

        Assert.Equal("a.b: 0.50 of it (goal at most 0.60 of it) pass", _output.ToString().Trim());
    }

    [Fact]
    public async Task A_goal_that_is_missed_fails_the_run_and_hides_no_other()
    {
        Assert.Equal(1, await RunAsync([new Fixed("a", 0.7), new Fixed("b", 0.1)]));

        Assert.Contains("a: 0.70 of it (goal at most 0.60 of it) FAIL", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("b: 0.10 of it (goal at most 0.60 of it) pass", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_value_that_could_not_be_computed_fails(double value) => Assert.Equal(1, await RunAsync([new Fixed("a", value)]));

    [Fact]
    public async Task What_breaks_or_cannot_be_measured_fails()
    {
        Assert.Equal(1, await RunAsync([new Broken("a", new CannotMeasureException("set X"))]));
        Assert.Contains("a: not measured, set X FAIL", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(1, await RunAsync([new Broken("b", new InvalidDataException("torn"))]));
        Assert.Contains("torn", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_selects_an_area_and_not_a_name_that_only_begins_alike()
    {
        Assert.Equal(0, await RunAsync([new Fixed("json.read", 0), new Fixed("jsonx.read", 9)], "json"));

        Assert.DoesNotContain("jsonx", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_runs_nothing_and_lists_the_names()
    {
        Assert.Equal(2, await RunAsync([new Fixed("json.read", 0)], "json.red"));

        Assert.Empty(_output.ToString());
        Assert.Contains("json.red", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("json.read", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_has_a_name_of_its_own() =>
        Assert.Equal(FigureCatalog.All.Count, FigureCatalog.All.Select(figure => figure.Name).Distinct(StringComparer.Ordinal).Count());

    private Task<int> RunAsync(IReadOnlyList<IFigure> figures, params string[] arguments) =>
        FiguresCommand.RunAsync(figures, arguments, _output, _errors, Ct);

    private sealed class Fixed(string name, double value) : IFigure
    {
        public string Name => name;

        public string Summary => "A value that is known before.";

        public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context) =>
            Task.FromResult<IReadOnlyList<Reading>>([new Reading(value, Goal.AtMost(0.6, "of it"))]);
    }

    private sealed class Broken(string name, Exception failure) : IFigure
    {
        public string Name => name;

        public string Summary => "Fails.";

        public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context) => throw failure;
    }
}
