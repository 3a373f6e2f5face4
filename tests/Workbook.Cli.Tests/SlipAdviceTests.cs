using Workbook.Engine.Errors;

namespace Workbook.Cli.Tests;

/// <summary>What errors mean to people who know little C#: each slip compiled, and run, in a notebook with the real library.</summary>
public sealed class SlipAdviceTests
{
    private const string Forward = "(Matrix<double> Out, BatchNormCache Cache) BatchNormForward(\n"
        + "    Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)\n";

    private const string Backward = "(Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackward(\n"
        + "    Matrix<double> dout, BatchNormCache cache)\n";

    private static string[] Slips { get; } =
    [
        // Whole numbers.
        """
        Vector<double> Dbeta(Matrix<double> dout)
        {
            var dbeta = Vector<double>.Build.Dense(dout.ColumnCount);
            for (int j = 0; j < dout.ColumnCount; j++)
            {
                var sum = 0;
                for (int i = 0; i < dout.RowCount; i++)
                {
                    sum += dout[i, j];
                }

                dbeta[j] = sum;
            }

            return dbeta;
        }
        """,
        "int total = 0;\nforeach (var value in gamma) total = total + value;",
        "int scale = 0.5 * keep;",
        "int n = 4 / 2.0;",
        "int Scale(double keep)\n{\n    return 1 / keep;\n}",
        "int Scale(double keep) => 1 / keep;",
        "var m = x.Mean(axis: 0.5);",
        "var m = x.Row(x.RowCount / 2.0);",
        "var sums = new int[5];\nsums[0] += x[0, 0];",
        "var dot = 0;\ndot += gamma * beta;",
        // Sums of two.
        "Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat)\n{\n    return dout.Sum(xHat, axis: 0);\n}",
        "var s = dout.Sum(xHat);",
        "var s = dout.Mean(xHat, 0);",
        // Tuples.
        Backward + "{\n    var dx = dout;\n    return (dx, dout.PointwiseMultiply(cache.XHat), dout.Sum(axis: 0));\n}",
        Backward + "{\n    var (dx, dgamma, dbeta) = (dout, dout, gamma);\n    return (dx, dgamma, dbeta);\n}",
        "Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat) => dout.PointwiseMultiply(xHat);",
        Backward + "{\n    return (gamma, dout, beta);\n}",
        Backward + "{\n    return (Dgamma: gamma, Dx: dout, Dbeta: beta);\n}",
        Backward + "{\n    return dout;\n}",
        Backward + "{\n    return (dout, gamma);\n}",
        Forward + "{\n    return x;\n}",
        Forward + "    => x - mean;",
        Forward + "{\n    return (x, (gamma, x, mean, variance, 1e-5, xHat));\n}",
        "DropoutCache kept = (new DropoutState(0.5, new NumPyRandom(1)), x);",
        // Enumerations.
        Forward + """
        {
            var (mean, variance) = state.Mode == "train" ? (x.Mean(axis: 0), beta) : (state.RunningMean, state.RunningVariance);
            return (x, null);
        }
        """,
        "if (state.Mode == Train) Console.WriteLine();",
        "if (train == state.Mode) Console.WriteLine();",
        "state.Mode = Test;",
        "state.Mode = \"test\";",
        "if (state.Mode == 0.5) Console.WriteLine();",
        "if (state.Mode) Console.WriteLine();",
        "if (state.Mode == Mode.train) Console.WriteLine();",
        "if (state.Mode == Mode.Training) Console.WriteLine();",
        "switch (state.Mode)\n{\n    case \"train\": break;\n}",
        "if (state.Mode is \"train\") Console.WriteLine();",
        "var isTraining = state.Mode switch { \"train\" => true, _ => false };",
        "switch (state.Mode)\n{\n    case Train: break;\n}",
        "state.Mode = mode.Train;",
        "var isTraining = state.Mode.Train;",
        "if (state.Mode = Mode.Train) Console.WriteLine();",
        // Dimensions.
        """
        (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
        {
            var mean = x.Mean(axis: 0).ToRowMatrix();
            var centered = x - mean;
            var variance = centered.PointwisePower(2).Mean(axis: 0);
            return (mean.Row(0), variance);
        }

        BatchStatistics(x)
        """,
        "var c = x + mean.ToRowMatrix();",
        "var c = x.PointwiseMultiply(gamma.ToRowMatrix());",
        "var c = x.PointwiseDivide(gamma.ToRowMatrix());",
        "var c = mean.ToRowMatrix() - x;",
        "var c = x - column.ToColumnMatrix();",
        "var c = x * gamma.ToRowMatrix();",
        "var c = x - x.Transpose();",
        "var c = x * x;",
        "Matrix<double> F(Vector<double> dvar, Matrix<double> centered)\n{\n    var d = dvar * 2 * centered;\n    return centered;\n}\n"
            + "F(gamma, x)",
        "var d = x * column;",
        "var d = column * x.Transpose();",
        // Indices.
        "double Last(Vector<double> v)\n{\n    return v[v.Count];\n}\nLast(gamma)",
        "var total = 0.0;\nfor (int i = 0; i <= x.RowCount; i++)\n{\n    total += x[i, 0];\n}",
        "var total = 0.0;\nfor (int i = 0; i < x.RowCount; i++)\n{\n    for (int j = 0; j < x.ColumnCount; j++)\n    {\n        total +=\n"
            + "            x[j, i] * gamma[j];\n    }\n}",
        "var total = x[0, 5];",
        "x[4, 0] = 1;",
        "var sums = new double[4];\nfor (int j = 0; j < 5; j++)\n{\n    sums[j] += x[0, j] * gamma[j];\n}",
        "var list = new List<double> { 1 };\nvar second = list[1];",
        "var row = x.Row(4);",
        "var column5 = x.Column(5);",
        "gamma[5] = 1;",
        "double Total(double[] a)\n{\n    var total = 0.0;\n    for (int i = 0; i <= a.Length; i++)\n    {\n        total += a[i];\n    }\n"
            + "\n    return total;\n}\nTotal([1, 2])",
        // Names.
        Forward + """
        {
            if (state.Mode == Mode.Train)
            {
                var batchMean = x.Mean(axis: 0);
                var (spread, other) = (beta, beta);
            }

            var centered = x - batchMean;
            var scaled = centered / spread;
            return (scaled, null);
        }
        """,
        "for (int k = 0; k < 3; k++) { var square = k * k; }\nConsole.WriteLine(k);",
        "foreach (var row in x.EnumerateRows())\n{\n    var rowSum = row.Sum();\n}\nConsole.WriteLine(rowSum);",
        Forward + "{\n    if (state.Mode == Mode.Train)\n        var m = x.Mean(axis: 0);\n    return (x - m, null);\n}",
        "void Within()\n{\n    Action f = () =>\n    {\n        var inLambda = 1;\n    };\n    Console.WriteLine(inLambda);\n}",
        "void Within()\n{\n    {\n        var inBraces = 1;\n    }\n\n    Console.WriteLine(inBraces);\n}",
        "void Twice()\n{\n    var inner = 1;\n}\nvoid Thrice()\n{\n    Console.WriteLine(inner);\n}",
        "Vector<double> mu;\nvoid Set(bool train)\n{\n    Vector<double> mu2;\n    if (train) mu2 = gamma;\n    Console.WriteLine(mu2);\n}",
        "Matrix<double> DropoutForward(Matrix<double> x, DropoutState state)\n{\n    return x / (1 - p);\n}",
        Forward + "{\n    var inverse = 1 / (beta + eps).PointwiseSqrt();\n    return (x, null);\n}",
        Forward + "{\n    state.RunningMean = momentum * state.RunningMean;\n    return (x, null);\n}",
        Forward + "{\n    var m = running_mean;\n    return (x, null);\n}",
        Forward + "{\n    if (mode == Mode.Train) return (x, null);\n    return (x, null);\n}",
        Backward + "{\n    var n = cache.XHat.RowCount;\n    var d = dout.PointwiseMultiply(gama);\n    return (d, null, null);\n}",
        // Several.
        """
        var stats = (Mean: gamma, Variance: beta);
        var first = stats.mean + stats.mean;
        var second = stats.variance / 2 + stats.mean;
        var third = state.epsilon + state.eps + state.momentum;
        var fourth = state.runningmean;
        """,
        "var a = unknownone + unknowntwo;",
        "var s = Sum(x, axis: 0);",
        // Sequences.
        "var rows = xHat.Select((r, i) => r * 2);",
        "var rows = xHat.Select(r => r * 2);",
        "foreach (var r in xHat) Console.WriteLine(r);",
        // Syntax.
        "Matrix<double> Center(Matrix<double> x)\n{\n    if (x.RowCount > 0)\n    {\n        return x;\n\n    return x;\n}",
    ];

    [Fact]
    public async Task Every_slip_is_explained_as_recorded()
    {
        var errors = await NumPyAdviceTests.Errors(Slips);
        Assert.All(errors, error => Assert.StartsWith("What it means: ", error.Advice, StringComparison.Ordinal));
        Snapshot.Match(
            string.Join(
                "\n\n",
                Slips.Zip(
                    errors, (cell, error) => $"{cell}\n--> line {error.Line}: {error.Message}\n{string.Join('\n', Meanings(error))}")),
            "slips.txt");
    }

    /// <summary>What looks like a slip and is another error.</summary>
    [Fact]
    public async Task What_only_looks_alike_is_not_explained_so()
    {
        (string Cell, string Unsaid)[] alike =
        [
            ("int n = Math.Round(keep);", "double n"),
            ("long n = \"4\";", "whole number"),
            ("var s = x.Sum(\"rows\");", "multiply"),
            ("var s = dout.Sum(0, 1);", "multiply"),
            ("if (state.Momentum == \"large\") Console.WriteLine();", "Mode"),
            ("if (state.Mode == Mode.Train && ready) Console.WriteLine();", "Mode"),
            ("if (state.Momentum == Train) Console.WriteLine();", "Mode"),
            ("var m = Train;", "Mode"),
            (Forward + "{\n    var c = x - batchMean;\n    return (c, null);\n}", "state"),
            (Forward + "{\n    var d = x / n1;\n    return (d, null);\n}", "state"),
            (Forward + "{\n    var c = running * 2;\n    return (x, null);\n}", "state"),
            ("Matrix<double> F(Matrix<double> x, DropoutState state)\n{\n    return x * d;\n}", "state"),
            ("Matrix<double> F(Matrix<double> x, DropoutState state)\n{\n    return x * row;\n}", "RowCount"),
            ("void F()\n{\n    Console.WriteLine(late);\n    var late = 1;\n}", "braces"),
            ("state.RunningMean = x;", "sum"),
            ("(Vector<double> A, Vector<double> B) F() => (gamma, 1.0);", "sum"),
            ("var rows = gamma.Select(r => undeclared);", "EnumerateRows"),
            ("throw new IndexOutOfRangeException(\"own words\");", "below"),
            ("throw new ArgumentOutOfRangeException(\"row\");", "RowCount"),
        ];
        var errors = await NumPyAdviceTests.Errors([.. alike.Select(pair => pair.Cell)]);
        Assert.All(
            alike.Zip(errors),
            pair => Assert.DoesNotContain(pair.First.Unsaid, pair.Second.Advice ?? "", StringComparison.Ordinal));
    }

    // Of several errors each is explained, if it has not been.
    private static IEnumerable<string> Meanings(CellError error) =>
        error.Traceback.Where(line => line.StartsWith("What it means: ", StringComparison.Ordinal));
}
