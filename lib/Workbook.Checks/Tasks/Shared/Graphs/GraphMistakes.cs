using System.Text;

namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>
/// Slips at any step of a normalization's graph: what stands for another, a sign, a factor, a sum. One list serves batch and layer
/// normalization, forward and back; a mistake that the catalog knows by a name of its own goes before them.
/// </summary>
internal static class GraphMistakes
{
    private static readonly (EditKind Kind, string Id)[] Kinds =
    [
        (EditKind.Sign, "sign"),
        (EditKind.Number, "number"),
        (EditKind.Missing, "left-out"),
        (EditKind.Swapped, "swapped"),
        (EditKind.Power, "power"),
        (EditKind.Extra, "factor"),
        (EditKind.Sum, "sum"),
        (EditKind.Epsilon, "epsilon"),
    ];

    /// <summary>A mistake for each kind of slip.</summary>
    /// <param name="prefix">What their ids begin with: "bn-step".</param>
    /// <param name="slips">The tasks, with the slips that are looked for there, the likeliest first.</param>
    /// <param name="numbers">The numbers of one's own, and the tasks in which they are looked for.</param>
    /// <param name="without">A kind for which there is none.</param>
    public static IReadOnlyList<Mistake> Of(
        string prefix, IReadOnlyDictionary<string, Lazy<IReadOnlyList<Slip>>> slips,
        IReadOnlyList<(string[] Tasks, EditKind Kind, NumberVariant Variant)> numbers, EditKind? without = null) =>
    [
        // Each slip and number has words of its own.
        .. Kinds.Where(kind => kind.Kind != without).Select(kind => new Mistake($"{prefix}-{kind.Id}", "", [.. slips.Keys], "", "", "")
        {
            FormulaIsRule = true,
            IsGeneral = true,
            Numbers = [.. numbers.Where(number => number.Kind == kind.Kind).Select(number => (number.Tasks, number.Variant))],
            Family = task => [.. slips[task].Value.Where(slip => slip.Edit.Kind == kind.Kind).Select(slip => slip.Variant)],
        }),
    ];

    /// <summary>The edits of graphs whose results differ from the right ones and from each other's.</summary>
    public static IReadOnlyList<Slip> Slips(NormGraphs norm, Func<Graph, Func<Recipe, Recipe>> change, params Graph[] graphs)
    {
        var seen = new HashSet<string>(graphs.Select(graph => Signature(graph, norm)));
        return
        [
            .. graphs.SelectMany(Edit.All).Where(edit => seen.Add(Signature(edit.Graph, norm)))
                .Select(edit => new Slip(edit, new(change(edit.Graph), norm.Words.Of(edit)))),
        ];
    }

    /// <summary>The numbers of graphs, for the tasks in which they are looked for.</summary>
    public static IEnumerable<(string[] Tasks, EditKind Kind, NumberVariant Variant)> Numbers(
        string[] tasks, Func<Graph, Func<Recipe, Recipe>> change, params Graph[] graphs) =>
        from edit in graphs.SelectMany(NumberEdit.All).DistinctBy(edit => (edit.Kind, edit.Step.Name, edit.Term))
        let range = edit.Kind == EditKind.Epsilon ? (From: 1e-14, To: 10) : (From: -6.03, To: 6.07)
        let variant = new NumberVariant(
            number => change(edit.Graph(number)), range.From, range.To, number => GraphWords.Of(edit, number))
        select (tasks, edit.Kind, variant with { Right = edit.Right });

    // What comes out of two sizes, to some ten digits.
    private static string Signature(Graph graph, NormGraphs norm)
    {
        var text = new StringBuilder();
        foreach (var (rows, columns) in new[] { (4, 3), (3, 5) })
        {
            var tables = Example(rows, columns, norm);
            tables.Run(graph);
            foreach (var output in NormGraphs.Outputs.Where(graph.Makes).Append(graph.Steps[^1].Name))
            {
                foreach (var value in tables[output])
                {
                    text.Append(CultureInfo.InvariantCulture, $"{value:E9} ");
                }
            }
        }

        return text.ToString();
    }

    private static Tables Example(int rows, int columns, NormGraphs norm)
    {
        var random = new NumPyRandom(7);
        var x = random.NextGaussianMatrix(rows, columns) + 3;
        var gamma = Draw.Vector(random, columns);
        var tables = new Tables(rows, columns, norm.ByRows).With("x", x).With("dout", random.NextGaussianMatrix(rows, columns))
            .WithColumns("γ", gamma).WithColumns("β", Draw.Vector(random, columns)).With("ε", 0.1).WithSizes();
        return tables.Run(norm.Forward).Run(norm.Backward);
    }
}

/// <summary>A slip at a step, and what is said of it.</summary>
internal sealed record Slip(Edit Edit, Variant Variant);
