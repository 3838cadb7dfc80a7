namespace KubeInventory.Embedded.Cel;

internal sealed partial class CostEstimator
{
    private Measured Visit(Call call, Scope<Measured>? scope)
    {
        var arguments = call.Arguments.Select(argument => Visit(argument, scope)).ToList();
        var sum = arguments.Aggregate(0UL, (total, argument) => Bound.Add(total, argument.Cost));
        switch (call.Function)
        {
            case Operators.And or Operators.Or:
                return new Measured(sum);
            case Operators.Conditional:
                return new Measured(
                    Bound.Add(arguments[0].Cost, Math.Max(arguments[1].Cost, arguments[2].Cost)),
                    arguments[1].SizeOrUnknown.Union(arguments[2].SizeOrUnknown),
                    Elements: ElementSizes.Union(arguments[1].Elements, arguments[2].Elements));
            case "dyn":
                return arguments[0] with { Cost = Bound.Add(sum, 1), Place = null };
            case Operators.Index when !_program.Types[call.Arguments[0].Id].IsOptional:
                return new Measured(
                    Bound.Add(sum, 1), arguments[0].Elements?.Values, arguments[0].Place is { } place ? place.Elements() : _root);
        }

        var resolved = _program.Calls[call.Id]!;
        var target = resolved.IsMember ? Visit(call.Target!, scope) : null;
        sum = Bound.Add(sum, target?.Cost ?? 0);
        if (call.Function == Operators.SortByKeys && sum < Bound.None)
        {
            // The list is computed once, and then read by name for the keys and for the sorting.
            sum = sum - target!.Cost + NewList + 2;
        }

        var type = target is null ? null : _program.Types[call.Target!.Id];
        IReadOnlyList<CelType> argumentTypes = [.. call.Arguments.Select(argument => _program.Types[argument.Id])];
        var estimates = resolved.Overloads.Select(overload => CallEstimate.Of(new EstimatedCall(
            resolved.Name, overload, call.Arguments, target, type, arguments, argumentTypes))).ToList();
        var sizes = estimates.Select(estimate => estimate.Size).OfType<SizeRange>().ToList();
        return new Measured(
            Bound.Add(sum, estimates.Max(estimate => estimate.Cost)),
            sizes.Count > 0 ? sizes.Aggregate((a, b) => a.Union(b)) : null,
            Elements: call.Function == Operators.Add ? ElementSizes.Union(arguments[0].Elements, arguments[1].Elements) : null);
    }
}
