namespace Workbook.Engine.Tests.Errors;

/// <summary>What errors mean to people who come from NumPy: each trap compiled, and run, in a session with the real library.</summary>
[Collection(OneSession.Name)]
public sealed class AdviceTests : IDisposable
{
    private readonly SessionFixture _session = new();

    public AdviceTests()
    {
        _session.Show($"{NotebookLibrary.References}\nusing Workbook;\nusing MathNet.Numerics.LinearAlgebra;");
        _session.Show("""
            var x = Matrix<double>.Build.Dense(4, 5, (i, j) => i + j);
            var (w, xHat, dout) = (x, x, x);
            var gamma = Vector<double>.Build.Dense(5, 2);
            var (beta, mean, variance) = (gamma, gamma, gamma);
            var column = Vector<double>.Build.Dense(4);
            var state = new BatchNormState(5);
            double keep = 0.5;
            """);
    }

    /// <summary>Products of linear algebra where entries were to be multiplied: the mistake that has an id.</summary>
    public static TheoryData<string> Products { get; } =
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
    public static TheoryData<string> Others { get; } =
    [
        "(Vector<double> Mean, Matrix<double> Centered) F(Matrix<double> x)\n{\n    var mean = x.Mean();\n    return (mean, x - mean);\n}",
        "Vector<double> F(Matrix<double> x) => x.Sum() / x.RowCount;",
        "var v = x.PopulationVariance();",
        "var s = gamma.Sum(axis: 0);",
        "var s = Math.Sqrt(variance + 1e-5);",
        "var p = Math.Pow(variance, -1.5);",
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
        "var y = xhat + beta;",
        "var r = state.running_mean;",
        "var r = state.RunningVar;",
        "var r = state.Momentun;",
        "Matrix<double> Normalise(Matrix<double> x, Vector<double> mean) => x;\nCheck.Normalize(Normalise)",
        "var both = gamma.PointwiseMultiply(column);",
        "Vector<double> Dvar() => throw new NotImplementedException(\"Task 1.4c: Dvar\");\nDvar()",
    ];

    [Theory]
    [MemberData(nameof(Products))]
    public void A_product_of_linear_algebra_is_named(string cell)
    {
        var error = _session.Fail(cell);
        Assert.Equal("cs-matrix-product", error.Mistake);
        Assert.Contains(error.Advice!, error.Traceback);
        Assert.Contains("PointwiseMultiply(", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_trap_is_explained_as_recorded()
    {
        var text = string.Join("\n\n", Products.Concat(Others).Select(cell =>
        {
            var error = _session.Fail(cell.Data);
            Assert.StartsWith("What it means: ", error.Advice, StringComparison.Ordinal);
            Assert.Contains(error.Advice!, error.Traceback);
            return $"{cell.Data}\n--> line {error.Line}: {error.Message}\n{error.Advice}";
        }));
        Workbook.Testing.Snapshot.Match(text, "advice.txt");
    }

    [Fact]
    public void A_name_from_a_cell_that_did_not_compile_leads_to_that_cell()
    {
        _session.Fail("Vector<double> Broken(Vector<double> v)\n{\n    int n = \"text\";\n    return v;\n}");
        var error = _session.Fail("Broken(gamma)");
        Assert.Equal("Broken", error.MissingName);
        Assert.Equal(
            "What it means: Broken is declared in cell 3, which did not compile: put that right first and run it again.", error.Advice);
        _session.Show("Vector<double> Broken(Vector<double> v) => v;");
        _session.Show("Broken(gamma)");
    }

    [Theory]
    [InlineData("int n = \"text\";")]
    [InlineData("int n = 4 / 2.0;")]
    [InlineData("Matrix<double> F(Matrix<double> m) { m = m + 1; }")]
    [InlineData("state.RunningMean = 0.9 * state.RunningMean + 0.1 * x;")]
    [InlineData("throw new Exception(\"own\");")]
    public void What_the_compiler_says_well_stands_alone(string cell)
    {
        var error = _session.Fail(cell);
        Assert.Equal((null, null), (error.Advice, error.Mistake));
        Assert.DoesNotContain(error.Traceback, line => line.StartsWith("What it means", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_no_cell_declares_may_be_of_a_cell_that_has_not_run()
        => Assert.Equal(
            "What it means: No cell that has run declares Center: run the one that does, or all above this one after a restart.",
            _session.Fail("var y = Center(3);").Advice);

    public void Dispose() => _session.Dispose();
}
