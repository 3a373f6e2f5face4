namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>A graph with a number of one's own in one step: a factor, a power of σ² + ε, or ε itself.</summary>
/// <param name="Kind"><see cref="EditKind.Number"/>, <see cref="EditKind.Power"/> or <see cref="EditKind.Epsilon"/>.</param>
/// <param name="Step">The step as it should be.</param>
/// <param name="Right">The number that belongs there.</param>
internal sealed record NumberEdit(EditKind Kind, Step Step, double Right, Func<double, Graph> Graph)
{
    /// <summary>The term that the number stands at, where the step is a sum of several.</summary>
    public string Term { get; init; } = "";

    /// <summary>Every number of a graph.</summary>
    public static IEnumerable<NumberEdit> All(Graph graph)
    {
        foreach (var (index, step) in graph.Steps.Index())
        {
            if (step is Plus plus)
            {
                foreach (var (i, (right, term)) in plus.Terms.Index())
                {
                    yield return new(EditKind.Number, plus, right, number => graph.With(
                        index, plus with { Terms = [.. plus.Terms.Take(i), (number, term), .. plus.Terms.Skip(i + 1)] }))
                    { Term = term };
                }
            }

            if (step is not Product product)
            {
                continue;
            }

            yield return new(
                EditKind.Number, product, product.Number, number => graph.With(index, product with { Number = number }));
            foreach (var (i, factor) in product.Factors.Index().Where(entry => entry.Item.Name == "σ² + ε"))
            {
                Product With(Factor changed) =>
                    product with { Factors = [.. product.Factors.Take(i), changed, .. product.Factors.Skip(i + 1)] };
                yield return new(
                    EditKind.Power, product, factor.Power, power => graph.With(index, With(factor with { Power = power })));
                yield return new(
                    EditKind.Epsilon, product, double.NaN,
                    epsilon => graph.With(index, new Constant("own ε", epsilon), new Plus("σ² + own ε", (1, "σ²"), (1, "own ε")),
                        With(factor with { Name = "σ² + own ε" })));
            }
        }
    }
}
