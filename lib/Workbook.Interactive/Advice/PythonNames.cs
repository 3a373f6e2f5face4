using System.Collections.Frozen;

namespace Workbook.Interactive;

/// <summary>Names that people know from Python and NumPy, and what stands for them here.</summary>
internal static class PythonNames
{
    /// <summary>Functions of <c>np</c>.</summary>
    public static FrozenDictionary<string, string> Functions { get; } = new Dictionary<string, string>
    {
        ["mean"] = "x.Mean(axis: 0)",
        ["sum"] = "x.Sum(axis: 0)",
        ["var"] = "x.PopulationVariance(axis: 0)",
        ["std"] = "x.PopulationStandardDeviation(axis: 0)",
        ["max"] = "x.Max(axis: 0)",
        ["sqrt"] = "v.PointwiseSqrt()",
        ["exp"] = "x.PointwiseExp()",
        ["log"] = "x.PointwiseLog()",
        ["abs"] = "x.PointwiseAbs()",
        ["square"] = "c.PointwiseMultiply(c)",
        ["power"] = "v.PointwisePower(1.5)",
        ["maximum"] = "x.PointwiseMaximum(0)",
        ["multiply"] = "a.PointwiseMultiply(b)",
        ["divide"] = "a.PointwiseDivide(b)",
        ["dot"] = "x * w",
        ["matmul"] = "x * w",
        ["zeros"] = "Vector<double>.Build.Dense(d); Matrix<double>.Build.Dense(n, d)",
        ["ones"] = "Vector<double>.Build.Dense(d, 1.0); Matrix<double>.Build.Dense(n, d, 1.0)",
        ["zeros_like"] = "Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount)",
        ["random"] = "state.Random.NextMatrix(n, d)",
        ["where"] = "x.Map(value => value > 0 ? 1.0 : 0.0)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Members of arrays.</summary>
    public static FrozenDictionary<string, string> Members { get; } = new Dictionary<string, string>
    {
        ["shape"] = "x.RowCount and x.ColumnCount; of a vector v.Count",
        ["size"] = "x.RowCount * x.ColumnCount; of a vector v.Count",
        ["t"] = "x.Transpose()",
        ["dot"] = "x * w",
        ["copy"] = "x.Clone()",
        ["mean"] = "x.Mean(axis: 0)",
        ["sum"] = "x.Sum(axis: 0)",
        ["max"] = "x.Max(axis: 0)",
        ["var"] = "x.PopulationVariance(axis: 0)",
        ["variance"] = "x.PopulationVariance(axis: 0)",
        ["std"] = "x.PopulationStandardDeviation(axis: 0)",
        ["standarddeviation"] = "x.PopulationStandardDeviation(axis: 0)",
        ["sqrt"] = "v.PointwiseSqrt()",
        ["pow"] = "v.PointwisePower(1.5)",
        ["length"] = "x.RowCount and x.ColumnCount; of a vector v.Count",
        ["rows"] = "x.RowCount",
        ["columns"] = "x.ColumnCount",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of the language and functions without a prefix.</summary>
    public static FrozenDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["None"] = "null",
        ["True"] = "true",
        ["False"] = "false",
        ["len"] = "x.RowCount; of a vector v.Count",
        ["print"] = "Console.WriteLine(x)",
        ["range"] = "a loop; for (int i = 0; i < n; i++) { … }",
        ["float"] = "double",
        ["abs"] = "Math.Abs(a)",
        ["sqrt"] = "Math.Sqrt(a); of every entry v.PointwiseSqrt()",
        ["self"] = "nothing; the parameters are all there is",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
