using System.Text;

namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>
/// Slips at any step of a normalization's graph: what stands for another, a sign, a factor, a sum. One list serves batch and layer
/// normalization, forward and back; a mistake that the catalog knows by a name of its own goes before them.
/// </summary>
internal static class GraphMistakes
{
    private static readonly (EditKind Kind, string Id, string Name, string Question)[] Kinds =
    [
        (EditKind.Sign, "sign", "a wrong sign", "When the input of a step grows, does its result grow or shrink?"),
        (EditKind.Number, "number", "a wrong number as a factor", "Which powers are differentiated, and which factors do they bring?"),
        (EditKind.Missing, "left-out", "something left out", "What acts on this step in the forward pass?"),
        (EditKind.Swapped, "swapped", "another value in its place", "Which value stood at this place in the forward pass?"),
        (EditKind.Power, "power", "another power", "On which side of the fraction does it stand?"),
        (EditKind.Extra, "factor", "a factor too much", "In front of which bracket does the factor stand in the formula?"),
        (EditKind.Sum, "sum", "a sum that is none, or another", "When is the sum complete, and what does it add up?"),
        (EditKind.Epsilon, "epsilon", "an ε of its own", "Which line changes what it computes when another ε is passed in?"),
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
        .. Kinds.Where(kind => kind.Kind != without).Select(kind => new Mistake(
            $"{prefix}-{kind.Id}", kind.Name, [.. slips.Keys], $"One step has {kind.Name}.", "each step as in the graph", kind.Question)
        {
            FormulaIsRule = true,
            IsGeneral = true,
            Numbers = [.. numbers.Where(number => number.Kind == kind.Kind).Select(number => (number.Tasks, number.Variant))],
            Family = task => [.. slips[task].Value.Where(slip => slip.Edit.Kind == kind.Kind).Select(slip => slip.Variant)],
        }),
    ];

    /// <summary>The edits of graphs whose results differ from the right ones and from each other's.</summary>
    public static IReadOnlyList<Slip> Slips(GraphWords words, Func<Graph, Func<Recipe, Recipe>> change, bool byRows, params Graph[] graphs)
    {
        var seen = new HashSet<string>(graphs.Select(graph => Signature(graph, byRows)));
        return
        [
            .. graphs.SelectMany(Edit.All).Where(edit => seen.Add(Signature(edit.Graph, byRows)))
                .Select(edit => new Slip(edit, new(change(edit.Graph), words.Of(edit)))),
        ];
    }

    /// <summary>The numbers of graphs, for the tasks in which they are looked for.</summary>
    public static IEnumerable<(string[] Tasks, EditKind Kind, NumberVariant Variant)> Numbers(
        string[] tasks, GraphWords words, Func<Graph, Func<Recipe, Recipe>> change, params Graph[] graphs) =>
        from edit in graphs.SelectMany(NumberEdit.All).DistinctBy(edit => (edit.Kind, edit.Step, edit.Term))
        let range = edit.Kind == EditKind.Epsilon ? (From: 1e-14, To: 10) : (From: -6.03, To: 6.07)
        let variant = new NumberVariant(
            number => change(edit.Graph(number)), range.From, range.To, number => words.Of(edit, number))
        select (tasks, edit.Kind, variant with { Right = edit.Right });

    // What comes out of two sizes, to some ten digits.
    private static string Signature(Graph graph, bool byRows)
    {
        var text = new StringBuilder();
        foreach (var (rows, columns) in new[] { (4, 3), (3, 5) })
        {
            var tables = Example(rows, columns, byRows);
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

    private static Tables Example(int rows, int columns, bool byRows)
    {
        var random = new NumPyRandom(7);
        var x = random.NextGaussianMatrix(rows, columns) + 3;
        var gamma = Draw.Vector(random, columns);
        var tables = new Tables(rows, columns, byRows).With("x", x).With("dout", random.NextGaussianMatrix(rows, columns))
            .WithColumns("gamma", gamma).WithColumns("beta", Draw.Vector(random, columns)).With("epsilon", 0.1).WithSizes();
        return tables.Run(NormGraphs.Forward).Run(NormGraphs.Backward);
    }
}

/// <summary>A slip at a step, and what is said of it.</summary>
internal sealed record Slip(Edit Edit, Variant Variant);
