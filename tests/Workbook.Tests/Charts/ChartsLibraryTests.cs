using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace Workbook.Tests.Charts;

public sealed class ChartsLibraryTests
{
    [Fact]
    public void What_charts_need_stays_out_of_the_hosts_load_context()
    {
        _ = SampleFigures.Accuracy.ToHtml();

        string[] names = [.. AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name!)];
        Assert.DoesNotContain("FSharp.Core", names);
        Assert.DoesNotContain("Plotly.NET", names);
        Assert.DoesNotContain("OxyPlot", names);
        Assert.DoesNotContain("Workbook.Charts", names);
        var own = AssemblyLoadContext.All.Where(context => context.Name == "Workbook.Charts").SelectMany(context => context.Assemblies);
        Assert.Contains(own, assembly => assembly.GetName().Name == "FSharp.Core" && assembly.GetName().Version >= new Version(10, 1));
    }

    [Fact]
    public void Plotly_is_written_for_pages_without_a_network()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.js");
        try
        {
            ChartsLibrary.WritePlotlyScript(path);
            var version = Regex.Match(File.ReadAllText(path)[..200], @"plotly\.js v([\d.]+)").Groups[1].Value;
            Assert.Contains($"plotly-{version}.min", FigureHtml.Script, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(false, "is not there, so charts are shown as text")]
    [InlineData(true, "cannot be loaded (")]
    public void Without_the_library_a_figure_is_its_text_and_the_command_that_builds_it(bool broken, string reason)
    {
        // A library that lies alone: the same file, loaded from another folder.
        var folder = Directory.CreateTempSubdirectory("workbook-alone-");
        var alone = new AssemblyLoadContext("alone", isCollectible: true);
        try
        {
            var copy = Path.Combine(folder.FullName, "Workbook.dll");
            File.Copy(typeof(Figure).Assembly.Location, copy);
            if (broken)
            {
                File.WriteAllText(Path.Combine(folder.CreateSubdirectory("charts").FullName, "Workbook.Charts.dll"), "not a library");
            }

            // With a MathNet of its own: the library's initializer sets MathNet's provider, and the other tests' must stay.
            alone.LoadFromAssemblyPath(typeof(MathNet.Numerics.Control).Assembly.Location);
            var library = alone.LoadFromAssemblyPath(copy);
            var panel = Activator.CreateInstance(library.GetType("Workbook.Panel")!, "Loss", "Iteration", "Loss")!;
            var panels = Array.CreateInstance(panel.GetType(), 1);
            panels.SetValue(panel, 0);
            var figure = library.GetType("Workbook.Figure")!.GetMethod("Grid")!.Invoke(null, [panels])!;

            var html = (string)figure.GetType().GetMethod("ToHtml")!.Invoke(figure, [])!;

            Assert.Contains("<pre>Loss  [x: Iteration; y: Loss]", html, StringComparison.Ordinal);
            Assert.Contains(reason, html, StringComparison.Ordinal);
            Assert.Contains("`./workbook run`", html, StringComparison.Ordinal);
            Assert.StartsWith("<div class=\"workbook-figure\">", html, StringComparison.Ordinal);
        }
        finally
        {
            alone.Unload();
            try
            {
                folder.Delete(recursive: true);
            }
            catch (UnauthorizedAccessException)
            {
                // Windows holds a loaded file until its context is gone.
            }
        }
    }
}
