using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Workbook.Engine.Documents;
using Workbook.Engine.Runner;

namespace Workbook.Cli.Tests;

/// <summary>What the library adds to a notebook's kernel by the extension that lies beside it.</summary>
public sealed class NotebookExtensionTests
{
    private const string Usings = "using Workbook;\nusing MathNet.Numerics.LinearAlgebra;";

    [Fact]
    public async Task A_matrix_is_shown_by_its_own_text_alone_and_within_other_values()
    {
        var outputs = await Run("Matrix<double>.Build.Dense(2, 2, 1.5)", "(Vector<double>.Build.Dense(1, 2.5), 3)");
        Assert.Equal("DenseMatrix 2x2-Double\n1.5  1.5\n1.5  1.5", outputs[0].Data("text/plain")!.ReplaceLineEndings("\n"));
        Assert.Null(outputs[0].Data("text/html"));
        var html = outputs[1].Data("text/html")!.ReplaceLineEndings("\n");
        Assert.Contains("<pre>DenseVector 1-Double\n2.5</pre>", html, StringComparison.Ordinal);
    }

    [Trait("Category", "Exhaustive")]
    [Fact]
    public async Task A_chart_of_a_restored_package_is_a_figure_with_a_still_picture_and_a_figure_becomes_such_a_chart()
    {
        var outputs = await Run(
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"\nusing Plotly.NET.CSharp;",
            "Chart.Line<double, double, string>([1.0, 2, 3], [1.0, 4, 9], Name: \"squares\")",
            "display(Chart.Pie<double, string, string>([1.0, 2.0]));",
            "Figure.Grid(new Panel(\"A\", \"x\", \"y\").Line(\"loss\", [3.0, 2, 1])).ToChart().WithSize(500, 300)");
        Assert.Contains("Plotly.NET.CSharp, 0.14.0", outputs[0].Data("text/plain"), StringComparison.Ordinal);
        Assert.Equal("[Chart] scatter \"squares\" of 3", outputs[1].Data("text/plain"));
        Assert.Equal("[Chart] A: scatter \"loss\" of 3", outputs[3].Data("text/plain"));
        foreach (var html in outputs.Skip(1).Select(output => output.Data("text/html")!))
        {
            Assert.Contains("<div class=\"workbook-figure\">", html, StringComparison.Ordinal);
            Assert.Contains("data:image/svg+xml;base64,", html, StringComparison.Ordinal);
            Assert.Contains("<script type=\"application/json\">{\"data\":", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chart_without_a_function_around_it_is_explained()
    {
        using var folder = new TemporaryFolder();
        var charts = Path.Combine(AppContext.BaseDirectory, "charts").Replace('\\', '/');
        var document = new NotebookDocument();
        document.Cells.AddRange(new[]
        {
            $"{NotebookLibrary.References}\n{Usings}\n#r \"{charts}/Plotly.NET.dll\"\n#r \"{charts}/Plotly.NET.CSharp.dll\"",
            "Figure.Plotly(Plotly.NET.CSharp.Chart.Line<double, double, string>([1.0], [2.0]))",
        }.Select(NotebookCell.CSharp));
        var result = await NotebookRunner.RunAsync(
            document, folder.Path, new RunOptions(), cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("put `() =>` before it", Assert.Single(result.Failures).Error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_can_be_loaded_by_a_kernel_of_another_version_and_by_one_that_is_not_ours(bool isOurs)
    {
        var context = new OtherKernel(isOurs);
        var extension = context.LoadFromAssemblyPath(
            Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "Workbook.Interactive.dll"));
        var types = extension.ExportedTypes.Where(type => type.IsAssignableTo(typeof(IKernelExtension))).ToList();
        Assert.Equal(2, types.Count);
        using var kernel = new CompositeKernel();
        foreach (var type in types)
        {
            await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel);
        }
    }

    // The first output of each cell.
    private static async Task<IReadOnlyList<CellOutput>> Run(params string[] cells)
    {
        using var folder = new TemporaryFolder();
        var document = new NotebookDocument();
        document.Cells.AddRange(cells.Prepend($"{NotebookLibrary.References}\n{Usings}").Select(NotebookCell.CSharp));
        var result = await NotebookRunner.RunAsync(
            document, folder.Path, new RunOptions(), cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures.Select(failure => string.Join('\n', failure.Error.Traceback)));
        return [.. result.Document.Cells.Skip(1).Select(cell => cell.Outputs[0])];
    }

    // Has an engine without anything in it, or none.
    private sealed class OtherKernel(bool isOurs) : AssemblyLoadContext("another kernel")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name != "Workbook.Engine")
            {
                return null;
            }

            if (!isOurs)
            {
                throw new FileNotFoundException(name.FullName);
            }

            var empty = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
            empty.DefineDynamicModule(name.Name);
            using var image = new MemoryStream();
            empty.Save(image);
            image.Position = 0;
            return LoadFromStream(image);
        }
    }
}
