using Workbook.Engine.Documents;
using Workbook.Engine.Errors;
using Workbook.Engine.Runner;

namespace Workbook.Cli.Tests;

/// <summary>What errors mean to people who come from NumPy: each trap compiled, and run, in a notebook with the real library.</summary>
public sealed class NumPyAdviceTests
{
    private static readonly string[] First =
    [
        $"{NotebookLibrary.References}\nusing Workbook;\nusing MathNet.Numerics.LinearAlgebra;",
        """
        var x = Matrix<double>.Build.Dense(4, 5, (i, j) => i + j);
        var (w, xHat, dout) = (x, x, x);
        var gamma = Vector<double>.Build.Dense(5, 2);
        var (beta, mean, variance) = (gamma, gamma, gamma);
        var column = Vector<double>.Build.Dense(4);
        var state = new BatchNormState(5);
        double keep = 0.5;
        """,
    ];

    /// <summary>Products of linear algebra where entries were to be multiplied: the mistake that has an id.</summary>
    private static string[] Products { get; } =
    [
        "Matrix<double> F() => xHat * gamma + beta;",
        "Matrix<double> F(Matrix<double> dout, Vector<double> gamma)\n{\n    return dout * gamma;\n}",
        "(Matrix<double> Out, Vector<double> Mean) F(Matrix<double> x)\n{\n    var scaled = gamma * x;\n    var shifted = scaled + "
        + "beta;\n    return (shifted, mean);\n}",
        "Vector<double> F(Vector<double> v) => -0.5 * (v * v);",
        "Vector<double> F(Vector<double> v)\n{\n    var square = v * v;\n    return gamma.PointwiseDivide(square);\n}",
        "Vector<double> F(Vector<double> v) { var square = v * v; return square.Sum(axis: 0); }",
        "var y = (xHat * gamma).PointwiseMultiply(dout);",
        "var y = dout.PointwiseMultiply(xHat) * beta;\nMatrix<double> z = y;",
        "var square = (x - mean) * (x - mean);",
        "var y = gamma * x;",
    ];

    /// <summary>The other traps.</summary>
    private static string[] Others { get; } =
    [
        "(Vector<double> Mean, Matrix<double> Centered) F(Matrix<double> x)\n{\n    var mean = x.Mean();\n    return (mean, x - mean);\n}",
        "Vector<double> F(Matrix<double> x) => x.Sum() / x.RowCount;",
        "var v = x.PopulationVariance();",
        "var s = gamma.Sum(axis: 0);",
        "var s = Math.Sqrt(variance + 1e-5);",
        "var p = Math.Pow(variance, -1.5);",
        "var p = Math.Pow(2, variance);",
        "var m = Math.Max(0, x);",
        "var m = np.mean(x, axis=0);",
        "var m = np.random.rand(4, 5);",
        "var m = np.linalg.norm(x);",
        "var m = x.Mean(axis=0);",
        "var m = x.mean(axis: 0);",
        "var v = x.Variance(axis: 0);",
        "var n = x.shape[0];",
        "var t = x.T * w;",
        "var n = len(x);",
        "var mask = None;",
        "var s = x ** 2;",
        "var s = x ^ 2;",
        "var p = x @ w;",
        "var mask = x > 0;",
        "var mask = (keep > x) / keep;",
        "var c = mean - x;",
        "var c = gamma / x;",
        "var y = gamma.PointwiseMultiply(xHat);",
        "var row = x[0];",
        "var first = x[:, 0];",
        "var a, b = BatchNorm.Forward(x, gamma, beta, state);",
        "a, b = BatchNorm.Forward(x, gamma, beta, state);",
        "(a, b) = BatchNorm.Forward(x, gamma, beta, state);",
        "Matrix<double> y = BatchNorm.Forward(x, gamma, beta, state);",
        "(double A, double B) F() { return 1, 2; }",
        "var z = new Vector<double>(3);",
        "var z = new Matrix<double>(3, 3);",
        "var kept = new DropoutCache(x);",
        "var kept = new DropoutCache();",
        "BatchNormCache kept = new(gamma, x, mean, variance, 1e-5);",
        "var kept = new BatchNormCache(x, gamma, mean, variance, 1e-5, xHat);",
        "Vector<double> F(Matrix<double> x)\n{\n    var r = new double[x.ColumnCount];\n    return r;\n}",
        "Matrix<double> F(Matrix<double> x) => x.Map(v => v > 0 ? 1 : 0);",
        "var y = dout.PointwiseMultiply(x.Map(v => v > 0 ? 1 : 0));",
        "var clock = new Stopwatch();",
        "Thread.Sleep(1);",
        "# a comment\nvar q = 1;",
        "var y = gama * 2;",
        "var y = xhat + beta;",
        "var r = state.running_mean;",
        "var r = state.RunningVar;",
        "var r = state.Momentun;",
        "Matrix<double> Normalise(Matrix<double> x, Vector<double> mean) => x;\nCheck.Normalize(Normalise)",
        "var both = gamma.PointwiseMultiply(column);",
        "Vector<double> Dvar() => throw new NotImplementedException(\"Task 1.4c: Dvar\");\nDvar()",
    ];

    [Fact]
    public async Task Every_trap_is_explained_as_recorded()
    {
        string[] cells = [.. Products, .. Others];
        var errors = await Errors(cells);
        Assert.All(errors, error => Assert.StartsWith("What it means: ", error.Advice, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Contains(error.Advice!, error.Traceback));
        Assert.All(errors.Take(Products.Length), error => Assert.Equal("cs-matrix-product", error.Mistake));
        Assert.All(errors.Take(Products.Length), error => Assert.Contains("PointwiseMultiply(", error.Advice, StringComparison.Ordinal));
        Snapshot.Match(
            string.Join(
                "\n\n",
                cells.Zip(errors, (cell, error) => $"{cell}\n--> line {error.Line}: {error.Message}\n{error.Advice}")),
            "advice.txt");
    }

    [Fact]
    public async Task What_the_compiler_says_well_stands_alone()
    {
        var errors = await Errors(
            "int n = \"text\";",
            "int n = Math.Floor(4 / 2.0);",
            "Matrix<double> F(Matrix<double> m) { m = m + 1; }",
            "state.RunningMean = 0.9 * state.RunningMean + 0.1 * x;",
            "throw new Exception(\"own\");");
        Assert.All(errors, error => Assert.Equal((null, null), (error.Advice, error.Mistake)));
        Assert.All(
            errors.SelectMany(error => error.Traceback),
            line => Assert.False(line.StartsWith("What it means", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_no_cell_has_declared_leads_to_the_cell_that_would()
    {
        var errors = await Errors(
            "Vector<double> len(Vector<double> v)\n{\n    int n = \"text\";\n    return v;\n}", "len(gamma)", "var y = Center(3);");
        Assert.Equal(
            [
                null,
                "What it means: len is declared in cell 3, which did not compile: put that right first and run it again.",
                "What it means: No cell that has run declares Center: run the one that does, or all above this one after a restart.",
            ],
            errors.Select(error => error.Advice));
    }

    [Fact]
    public async Task A_record_is_told_what_it_is_made_of_before_what_one_of_its_values_is_not()
    {
        var error = Assert.Single(await Errors("var kept = new DropoutCache(new DropoutState(0.5, 1), new double[3]);"));
        Assert.StartsWith("What it means: DropoutCache is made of 2 values", error.Advice, StringComparison.Ordinal);
    }

    // The error of each cell.
    internal static async Task<IReadOnlyList<CellError>> Errors(params string[] cells)
    {
        using var folder = new TemporaryFolder();
        var document = new NotebookDocument();
        document.Cells.AddRange(First.Concat(cells).Select(NotebookCell.CSharp));
        var result = await NotebookRunner.RunAsync(
            document, folder.Path, new RunOptions { GoOn = true }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(First.Length + 1, cells.Length), result.Failures.Select(failure => failure.Number));
        return [.. result.Failures.Select(failure => failure.Error)];
    }
}
