using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Workbook.Checks.Tests;

/// <summary>Answers that are right in every cell and wrong because of the order in which the cells were run.</summary>
internal static class WrongCells
{
    private static readonly Lazy<Task<BatchNormBackwardFunction>> CallsOlderDvar = new(RunCells);

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("cs-old-definition", () => Check.BatchNormBackward(CallsOlderDvar.Value.GetAwaiter().GetResult())),
    ];

    // The second cell calls what the first defined, and was not run again after the third.
    private static async Task<BatchNormBackwardFunction> RunCells()
    {
        var options = ScriptOptions.Default.WithReferences(typeof(BatchNormCache).Assembly, typeof(Matrix<double>).Assembly)
            .WithImports("System", "MathNet.Numerics.LinearAlgebra", "Workbook", "Workbook.Signatures");
        var cells = await CSharpScript.RunAsync(Dvar("0.37"), options);
        cells = await cells.ContinueWithAsync("""
            (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackward(Matrix<double> dout, BatchNormCache cache)
            {
                var (dxHat, centered) = (dout.PointwiseMultiply(cache.Gamma), cache.X - cache.Mean);
                var dvar = Dvar(dxHat.PointwiseMultiply(centered).ColumnSums(), cache.Variance, cache.Epsilon);
                var dc = dxHat / (cache.Variance + cache.Epsilon).PointwiseSqrt() + centered.PointwiseMultiply(2.0 / dout.RowCount * dvar);
                return (dc - dc.ColumnSums() / dout.RowCount, dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
            }
            """);
        cells = await cells.ContinueWithAsync(Dvar("-0.5"));
        return (await cells.ContinueWithAsync<BatchNormBackwardFunction>("(BatchNormBackwardFunction)BatchNormBackward")).ReturnValue;
    }

    private static string Dvar(string factor) => $"""
        Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
            => {factor} * dInverseStd.PointwiseMultiply((variance + epsilon).PointwisePower(-1.5));
        """;
}
