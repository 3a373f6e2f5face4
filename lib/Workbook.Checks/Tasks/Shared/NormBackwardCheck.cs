namespace Workbook.Checks.Tasks.Shared;

/// <summary>
/// The check of a normalization's backward pass: dx, dγ, dβ from dout and the reference's cache, so that an error in the learner's
/// forward pass is not counted twice.
/// </summary>
/// <param name="forward">The forward pass's method and task: "BatchNormForward (task 1.3)".</param>
/// <param name="withOwnCache">Whether the caches of the learner's forward pass are tried too.</param>
internal abstract class NormBackwardCheck(TaskEntry entry, string forward, bool withOwnCache) : TaskCheck(entry)
{
    protected const string Random = "random inputs";
    protected const string Narrow = "hardly any spread";
    protected const string Original = "the original's numbers";
    private const string Numerical = "numerical gradient";

    /// <summary>The questions that lead on where dγ, dβ, what is taken from the own cache or the part of ε is wrong.</summary>
    protected static IReadOnlyList<(string Lines, string Question)> Shared { get; } =
    [
        ("^dbeta", "If β[j] grows by δ, which entries of y grow, and by how much?"),
        ("^dgamma", "If γ[j] grows by δ, by how much does y[i,j] grow in each row? Which matrix of the cache holds those numbers?"),
        ("hardly any spread", "How large is ε beside a variance of 1e-6? Which places in your code divide by the spread, and is ε in "
            + "each of them?"),
        OwnCache.Question,
    ];

    private OwnCache OwnCache => new(forward, recording => ExpectForward(recording.Case));

    /// <summary>The example to do by hand.</summary>
    protected abstract CheckCase ByHand { get; }

    /// <summary>The group of the cases with one row or two.</summary>
    protected virtual string Few => Random;

    /// <summary>What the lines about random inputs are called after.</summary>
    protected virtual string RandomInputs => Random;

    /// <summary>Where to look when a gradient is wrong, and when dx is where there is hardly any spread.</summary>
    protected abstract (string Dx, string Dgamma, string Dbeta, string Narrow) Where { get; }

    /// <summary>The gradients that the original prints for <see cref="Recorded.Backward"/>.</summary>
    protected abstract (double[][] Dx, double[] Dgamma, double[] Dbeta) Printed { get; }

    public override bool IsComparable(CheckCase inputs) => inputs.Group != OwnCache.Group;

    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
    {
        yield return ByHand;
        yield return Recorded.Backward(Original);
        foreach (var (rows, columns) in Draw.Shapes)
        {
            yield return Drawn(rows <= 2 ? Few : Random, random, Draw.Matrix(random, rows, columns));
        }

        foreach (var x in NarrowInputs(random))
        {
            yield return Drawn(Narrow, random, x);
        }

        yield return Drawn(Numerical, random, (5 * random.NextGaussianMatrix(4, 5)) + 12);
        foreach (var (rows, columns) in withOwnCache ? OwnCache.Shapes : [])
        {
            yield return Drawn(OwnCache.Group, random, Draw.Matrix(random, rows, columns)).With("next", Draw.Matrix(random, rows, columns));
        }
    }

    public override void Compare(Comparisons lines)
    {
        (string Output, string Where)[] gradients = [("dx", Where.Dx), ("dgamma", Where.Dgamma), ("dbeta", Where.Dbeta)];
        OwnCache.CompareNeed(lines);
        foreach (var (output, where) in gradients.Reverse())
        {
            lines.Compare($"{output}, {ByHand.Group}", ByHand.Group, output, where);
        }

        CompareInvariants(lines);
        lines.Compare("the original's numbers, 4×5", Original, recording => ComparePrinted(lines, recording), Where.Dx);
        foreach (var (output, where) in gradients)
        {
            lines.Compare($"{output}, {RandomInputs}", Random, output, where);
        }

        if (Few != Random)
        {
            lines.Compare(
                "dx, one and two rows", Few, "dx",
                "With one row nothing can change x̂: dx is 0 there. Look at what is divided by the number of rows.");
        }

        lines.Compare("dx, hardly any spread", Narrow, "dx", Where.Narrow);
        if (lines.Group(Numerical) is [var recording])
        {
            NumericalLines.Add(lines, recording, Spread(recording.Case), Loss, gradients);
        }

        OwnCache.Compare(lines, recording => Expect(recording.Case));
        lines.Unchanged("dout and cache left as they were");
    }

    /// <summary>Matrices with hardly any spread.</summary>
    protected abstract IEnumerable<Matrix<double>> NarrowInputs(NumPyRandom random);

    /// <summary>Adds the lines about what holds whatever the numbers.</summary>
    protected abstract void CompareInvariants(Comparisons lines);

    /// <summary>What the learner's forward pass should have returned and cached in a case.</summary>
    protected abstract IEnumerable<Expected> ExpectForward(CheckCase inputs);

    /// <summary>The reference's output.</summary>
    protected abstract Matrix<double> Out(Matrix<double> x, Vector<double> gamma, Vector<double> beta, double epsilon);

    /// <summary>√(σ² + ε) for each value of x.</summary>
    protected abstract Matrix<double> Spread(CheckCase inputs);

    private double[] Loss(CheckCase inputs, Matrix<double> x, Vector<double> gamma, Vector<double> beta)
        => Out(x, gamma, beta, inputs.Number("epsilon")).PointwiseMultiply(inputs.Matrix("dout")).ToRowMajorArray();

    private IEnumerable<Difference> ComparePrinted(Comparisons lines, Recording recording)
    {
        var dx = RecordedValue.Of(HandExample.Rows(Printed.Dx));
        yield return Difference.Of(recording, lines.Expected(recording.Case, "dx") with { Value = dx });
        yield return Difference.Of(recording, Recorded.Exact("dgamma", Printed.Dgamma));
        yield return Difference.Of(recording, Recorded.Exact("dbeta", Printed.Dbeta));
    }

    private static CheckCase Drawn(string group, NumPyRandom random, Matrix<double> x)
        => Draw.Case(group, x.RowCount, x.ColumnCount).With("x", x).With("gamma", Draw.Vector(random, x.ColumnCount))
            .With("dout", Draw.Gradient(random, x.RowCount, x.ColumnCount)).With("epsilon", x.RowCount % 2 == 0 ? 1e-5 : 3e-4);
}
