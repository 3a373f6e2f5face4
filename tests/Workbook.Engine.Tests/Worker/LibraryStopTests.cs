namespace Workbook.Engine.Tests.Worker;

/// <summary>A cell that is in the library's code stops there by the same exception as in its own; its thread need not be ended.</summary>
[Trait("Category", "Exhaustive")]
public sealed class LibraryStopTests(LivingWorker living) : IClassFixture<LivingWorker>
{
    private const string Prelude = """
        LIBRARY
        using Workbook;
        using MathNet.Numerics.LinearAlgebra;
        var how = "";
        var kept = 0;
        var x = Matrix<float>.Build.Dense(200, 300, 1f);
        var images = new ImageSet(new byte[200 * 48], Enumerable.Range(0, 200).Select(i => i % 3).ToArray(), new double[48]);
        var data = new Dataset(images, images, images, ["a", "b", "c"]);
        FullyConnectedNet Net() => new([40, 40], 48, 3, Normalization.Batch);
        """;

    [Theory]
    [InlineData("Solver.Train(Net(), data, new SolverOptions { Epochs = 1_000_000, BatchSize = 20, MeasureEvery = 1_000_000 });")]
    [InlineData(
        "Products();",
        "void Products() { foreach (var product in Enumerable.Repeat(0, int.MaxValue).Select(_ => x.TransposeThisAndMultiply(x))) { } }")]
    [InlineData(
        "Sweep.Run(Enumerable.Range(0, 4), i => Solver.Train(Net(), data, new SolverOptions { Epochs = 1_000_000, BatchSize = 20 }));")]
    [InlineData(
        "GradientCheck.Numerical(m => m.PointwiseMultiply(m), Matrix<double>.Build.Dense(2000, 2000, 1), "
        + "Matrix<double>.Build.Dense(2000, 2000, 1));")]
    public async Task It_stops_without_an_end_of_its_thread(string call, string before = "")
    {
        await Show(Prelude.Replace("LIBRARY", NotebookLibrary.References, StringComparison.Ordinal) + "\n" + before);
        for (var run = 1; run <= 5; run++)
        {
            using var stop = new CancellationTokenSource();
            var executed = living.Worker.ExecuteAsync(
                new CellCode(
                    $"{call} {run}", $"how = \"\";\ntry {{ kept++; {call} }}\ncatch (Exception e) {{ how = e.GetType().Name; throw; }}"),
                    null, new Session.RecordingOutput(), cancellation: stop.Token);
            stop.CancelAfter(TimeSpan.FromSeconds(0.7));
            var result = await executed;
            Assert.Equal((CellErrorKind.Interrupted, false, 2), (result.Error?.Kind, result.StateLost, result.Error?.Line));
            Assert.Equal($"result: CellStoppedException {run}", await Show("$\"{how} {kept}\""));
        }
    }

    private Task<string> Show(string source) => living.Show(source);
}
