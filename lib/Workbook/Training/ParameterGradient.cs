namespace Workbook.Training;

/// <summary>One parameter's gradient beside the numerical one. Values that lie across a ReLU's kink are left out of all measures.</summary>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public sealed class ParameterGradient
{
    private readonly double _loss;
    private readonly double _step;

    internal ParameterGradient(string name, double[] analytic, double[] numerical, bool[] leftOut, double loss, double step)
    {
        (Name, Analytic, Numerical, LeftOut) = (name, analytic, numerical, leftOut);
        (_loss, _step) = (loss, step);
    }

    /// <summary>A parameter whose gradient cannot be compared.</summary>
    internal static ParameterGradient Without(string name, string problem) => new(name, [], [], [], 0, 1) { Problem = problem };

    /// <summary>
    /// Why there is nothing to compare: the gradient is missing, or has another length. <see langword="null"/> where all is well.
    /// </summary>
    public string? Problem { get; private init; }

    /// <summary><c>W1</c>, <c>b1</c>, …</summary>
    public string Name { get; }

    /// <summary>The gradient under test, a matrix column after column.</summary>
    public double[] Analytic { get; }

    /// <summary>The difference quotients.</summary>
    public double[] Numerical { get; }

    /// <summary>Which values lie across a kink.</summary>
    public bool[] LeftOut { get; }

    /// <summary>How many were left out.</summary>
    public int LeftOutCount => LeftOut.Count(left => left);

    /// <summary>The largest |analytic − numerical|; infinite where there is a <see cref="Problem"/>.</summary>
    public double LargestDifference => Largest((analytic, numerical) => Math.Abs(analytic - numerical));

    /// <summary>
    /// The original assignment's relative error, max |x − y| / max(1e-8, |x| + |y|). Shown, not judged by: where the true gradient is 0
    /// it is pure rounding.
    /// </summary>
    public double RelativeError => Largest(Closeness.RelativeError);

    private IEnumerable<(double Analytic, double Numerical)> Compared =>
        Analytic.Zip(Numerical).Where((_, i) => !LeftOut[i]).Select(pair => (pair.First, pair.Second));

    /// <summary>The largest difference that a right gradient may show: <see cref="GradientCheck.Limit"/>.</summary>
    /// <param name="relative">What the loss's curvature costs, as a part of the largest gradient.</param>
    public double Limit(double relative = 1e-6) =>
        GradientCheck.Limit(relative, Compared.Select(pair => Math.Abs(pair.Numerical)).DefaultIfEmpty().Max(), _loss, _step);

    /// <inheritdoc/>
    public override string ToString()
    {
        var leftOut = LeftOutCount == 0 ? "" : FormattableString.Invariant($", {LeftOutCount} of {LeftOut.Length} left out at kinks");
        return Problem is not null ? $"{Name}: {Problem}" : FormattableString.Invariant(
            $"{Name}: relative error {RelativeError:0.0e+00}, largest difference {LargestDifference:0.0e+00}{leftOut}");
    }

    private double Largest(Func<double, double, double> distance) => Problem is not null
        ? double.PositiveInfinity
        : Compared.Select(pair => distance(pair.Analytic, pair.Numerical)).DefaultIfEmpty().Max();
}
