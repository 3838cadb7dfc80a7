namespace KubeInventory.Benchmarks;

/// <summary>One promise that is measured. Every class of this project that implements it, and has a constructor without parameters, is run.</summary>
internal interface IFigure
{
    /// <summary>Area and subject, such as <c>client.list.cpu</c>.</summary>
    string Name { get; }

    /// <summary>What is measured against what, in one sentence.</summary>
    string Summary { get; }

    /// <summary>Measures. Most figures have one reading; each reading has a goal of its own.</summary>
    /// <exception cref="CannotMeasureException">The machine lacks something; the message says what to do.</exception>
    Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context);
}
