namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>What can be wrong in a step of a graph.</summary>
internal enum EditKind
{
    Sign,
    Number,
    Missing,
    Swapped,
    Sum,
    Power,
    Extra,
    Epsilon,
}

/// <summary>A graph with one step that is wrong.</summary>
/// <param name="Kind">What kind of slip it is.</param>
/// <param name="Step">The step as it should be.</param>
/// <param name="Wanted">What belongs there, as a learner reads it; empty where nothing does.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Graph">The graph with the slip.</param>
internal sealed record Edit(EditKind Kind, Step Step, string Wanted, string Found, Graph Graph)
{
    /// <summary>How a sum is made instead.</summary>
    public Summing How { get; init; }

    // What stands for another, by what it has a value for: every entry; a line; a column.
    private static readonly string[] Entries = ["dout", "dx̂", "x", "x − μ", "x̂", "Σ dx̂"];
    private static readonly string[] PerLine = ["σ²", "σ² + ε", "μ"];

    // What may have another power; of a sum or a way nobody takes one.
    private static readonly string[] Powers = ["N", "D", "γ", "σ² + ε", "x − μ", "x̂"];

    /// <summary>Every graph that one slip makes of a right one, the likeliest first.</summary>
    public static IEnumerable<Edit> All(Graph graph) =>
        graph.Steps.Index().SelectMany(entry => entry.Item switch
        {
            Product product => Of(graph, entry.Index, product),
            Plus plus => Of(graph, entry.Index, plus),
            Total total => Of(graph, entry.Index, total),
            _ => [],
        }).OrderBy(edit => edit.Kind);

    private static readonly Factor[] Extras =
        ["N", new("N", -1), "D", new("D", -1), "γ", new("γ", -1), new("σ² + ε", -0.5), new("σ² + ε", 0.5), "x − μ", "x̂"];

    private static IEnumerable<Edit> Of(Graph graph, int index, Product product)
    {
        Edit Make(EditKind kind, string wanted, string found, Product changed)
            => new(kind, product, wanted, found, graph.With(index, changed));
        yield return Make(EditKind.Sign, "", "", product with { Number = -product.Number });
        yield return Make(EditKind.Number, "1", "2", product with { Number = 2 * product.Number });
        yield return Make(EditKind.Number, "1", "½", product with { Number = product.Number / 2 });
        foreach (var (i, factor) in product.Factors.Index())
        {
            Product With(params IReadOnlyList<Factor> changed) =>
                product with { Factors = [.. product.Factors.Take(i), .. changed, .. product.Factors.Skip(i + 1)] };
            var name = factor.ToString();
            yield return Make(EditKind.Missing, name, "", With());
            foreach (var other in !Powers.Contains(factor.Name) ? []
                : new[] { factor with { Power = -factor.Power }, factor with { Power = 2 * factor.Power } })
            {
                yield return Make(EditKind.Power, name, $"{other}", With(other));
            }

            foreach (var other in Others(factor.Name, graph, index))
            {
                yield return Make(EditKind.Swapped, name, $"{factor with { Name = other }}", With(factor with { Name = other }));
            }
        }

        foreach (var extra in Extras.Where(extra => graph.Knows(extra.Name, index)))
        {
            yield return Make(EditKind.Extra, "", $"{extra}", product with { Factors = [.. product.Factors, extra] });
        }
    }

    private static IEnumerable<Edit> Of(Graph graph, int index, Plus plus)
    {
        Edit Make(EditKind kind, string wanted, string found, IReadOnlyList<(double, string)> terms) =>
            new(kind, plus, wanted, found, graph.With(index, plus with { Terms = terms }));
        foreach (var (i, (number, of)) in plus.Terms.Index())
        {
            IReadOnlyList<(double, string)> With(params IReadOnlyList<(double, string)> changed) =>
                [.. plus.Terms.Take(i), .. changed, .. plus.Terms.Skip(i + 1)];
            yield return Make(EditKind.Missing, of, "", With());
            yield return Make(EditKind.Sign, of, "", With((-number, of)));
            yield return Make(EditKind.Number, of, "2", With((2 * number, of)));
            foreach (var other in Others(of, graph, index))
            {
                yield return Make(EditKind.Swapped, of, other, With((number, other)));
            }

            // A factor that stands at this term alone, though the same is used elsewhere too.
            foreach (var extra in Extras.Where(extra => graph.Knows(extra.Name, index)))
            {
                var name = $"{of} with {extra}";
                yield return new(
                    EditKind.Extra, plus, of, $"{extra}",
                    graph.With(index, new Product(name, 1, of, extra), new Plus(plus.Name, With((number, name)))));
            }
        }
    }

    private static IEnumerable<Edit> Of(Graph graph, int index, Total total)
    {
        foreach (var how in Enum.GetValues<Summing>()
            .Where(how => how != Summing.Whole && (how != Summing.Factors || total.Parts.Count > 0)))
        {
            yield return new(EditKind.Sum, total, "", "", graph.With(index, total with { How = how })) { How = how };
        }

        foreach (var other in Others(total.Added, graph, index))
        {
            yield return new(EditKind.Swapped, total, total.Added, other, graph.With(index, total with { Added = other }));
        }
    }

    private static IEnumerable<string> Others(string name, Graph graph, int index) => (Entries.Contains(name) ? Entries
        : PerLine.Contains(name) ? PerLine
        : name switch { "N" => ["D"], "D" => ["N"], "γ" => ["β"], _ => [] })
        .Where(other => other != name && graph.Knows(other, index));
}
