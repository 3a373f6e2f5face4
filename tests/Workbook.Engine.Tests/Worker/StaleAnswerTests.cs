namespace Workbook.Engine.Tests.Worker;

/// <summary>A check tells when the answer's cell no longer compiles: what is left is the version before.</summary>
public sealed class StaleAnswerTests(LivingWorker living) : IClassFixture<LivingWorker>
{
    private const string Right = "Matrix<double> Center(Matrix<double> x) { return x - x.Mean(axis: 0); }";

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task An_older_version_is_neither_praised_nor_blamed()
    {
        await living.Show($"{NotebookLibrary.References}\nusing Workbook;\nusing MathNet.Numerics.LinearAlgebra;\n{Right}");
        Assert.Equal("result: Pass", await living.Show("Check.Center(Center).Verdict"));
        var broken =
            await living.Worker.ExecuteAsync(
                new CellCode("cell 7", Right.Replace(";", "", StringComparison.Ordinal)), null, new Session.RecordingOutput(),
                cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(CellErrorKind.CompilationError, broken.Error?.Kind);
        Assert.Equal("result: Error", await living.Show("Check.Center(Center).Verdict"));
        Assert.Contains(
            "Center was changed in cell 7, which did not compile", await living.Show("Check.Center(Center).Lines[0].Message"),
            StringComparison.Ordinal);

        // A method that calls it waits.
        Assert.Equal(
            "result: Blocked",
            await living.Show("Matrix<double> Mine(Matrix<double> x) { return Center(x); }\nCheck.Center(Mine).Verdict"));
        await living.Show(Right);
        Assert.Equal("result: Pass", await living.Show("Check.Center(Center).Verdict"));
    }
}
