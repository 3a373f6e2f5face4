namespace Workbook.Engine.Tests.Errors;

/// <summary>What errors mean in any notebook, where no extension has added to it.</summary>
[Collection(OneSession.Name)]
public sealed class AdviceTests : IDisposable
{
    private const string FirstCell = "or brings in a library that does: run the notebook's first cell, or all above this one.";

    private readonly SessionFixture _session = new();

    [Theory]
    [InlineData("var kept = new Pair(1);", "Pair is made of 2 values, in this order: `new Pair(int Left, string Right)`.")]
    [InlineData("Pair kept = new(\"a\", 1);", "Pair is made of 2 values, in this order: `new Pair(int Left, string Right)`.")]
    [InlineData("int n = Both();", "The right side gives 2 values, (Low, High). Take all of them, `var (low, high) = …`, or one, `….Low`.")]
    [InlineData("var n = both();", "Did you mean `Both`? C# tells upper from lower case.")]
    [InlineData("var n = new Pair(1, \"\").left;", "Did you mean `new Pair(1, \"\").Left`?")]
    [InlineData("np.mean(1)", "No cell that has run declares np " + FirstCell)]
    [InlineData("Matrix<double> m = null;", "No cell that has run declares Matrix " + FirstCell)]
    [InlineData(
        "Vector<double> F() => throw new Exception();",
        "No cell that has run declares Vector " + FirstCell
            + " If it is the Vector of .NET, put `using System.Numerics;` at the top of the cell.")]
    public void A_session_without_libraries_has_its_own(string cell, string advice)
    {
        _session.Show("record Pair(int Left, string Right);\n(int Low, int High) Both() => (1, 2);");
        Assert.Equal("What it means: " + advice, _session.Fail(cell).Advice);
    }

    [Theory]
    [InlineData(
        "var clock = new Stopwatch();", "Stopwatch is in a namespace of its own: put `using System.Diagnostics;` at the top of the cell.")]
    [InlineData(
        "var y = Center(3);", "No cell that has run declares Center: run the one that does, or all above this one after a restart.")]
    [InlineData("Center<int> y = null;", null)]
    public void With_a_library_the_first_cell_has_run(string cell, string? advice)
    {
        TestLibrary.Write(_session.Folder, "Some", "public class Some;");
        _session.Show("#r \"Some.dll\"");
        Assert.Equal(advice is null ? null : "What it means: " + advice, _session.Fail(cell).Advice);
    }

    // The compiler only warns, and the cell runs: nobody would see that two values have changed places.
    [Theory]
    [InlineData("(int Low, int High) Swapped()\n{\n    return (High: 2, Low: 1);\n}", "High becomes Low", 3)]
    [InlineData("(int Low, int High) Swapped() => (high: 2, low: 1);", "high becomes Low", 1)]
    [InlineData("(int Low, int High) both = (High: 2, Low: 1);", "High becomes Low", 1)]
    [InlineData("(int Low, int High) F() => (Low: 1, High: 2);", null, 0)]
    [InlineData("(int Low, int High) F() => (Small: 1, Large: 2);", null, 0)]
    [InlineData("int unused;", null, 0)]
    public void Names_that_do_not_order_a_tuple_are_told_by_the_cell_that_runs(string cell, string? told, int line)
    {
        _session.Show(cell);
        var text = _session.Output.StreamText("stderr");
        if (told is null)
        {
            Assert.Equal("", text);
            return;
        }

        Assert.Contains($"cell 1, line {line}, column ", text, StringComparison.Ordinal);
        Assert.Contains("CS8123", text, StringComparison.Ordinal);
        Assert.Contains(
            "What it means: The values of a tuple go by their order, not by the names that are written to them. "
            + $"The order that is wanted: (int Low, int High). What is written to {told}.",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_a_cell_that_did_not_compile_leads_to_that_cell()
    {
        _session.Fail("int Broken(int v)\n{\n    int n = \"text\";\n    return v;\n}");
        var error = _session.Fail("Broken(1)");
        Assert.Equal("Broken", error.MissingName);
        Assert.Equal(
            "What it means: Broken is declared in cell 1, which did not compile: put that right first and run it again.", error.Advice);
        _session.Show("int Broken(int v) => v;");
        _session.Show("Broken(1)");
    }

    [Fact]
    public void Rules_of_an_extension_come_first_or_last_and_one_that_fails_is_passed_over()
    {
        Extension("Rules", """
            advice.Add((Fault fault) => throw new System.InvalidOperationException("a rule that fails"));
            advice.Add((Fault fault) => fault.Id == "CS0103" && fault.Text == "both" ? new Explanation("first", "an-id") : null);
            advice.AddLast(fault => fault.Id is "CS0103" or "CS1002" ? new Explanation($"last, {fault.HasLibraries}") : null);
            advice.Add((Failure failure) => failure.Type == "System.FormatException" ? new Explanation(failure.Message) : null);
            advice.LeaveOut("System.Collections.Generic.");
            """);
        _session.Show("#r \"Some.dll\"\nvar Both = 1;");
        var error = _session.Fail("both + 1");
        Assert.Equal(("What it means: first", "an-id"), (error.Advice, error.Mistake));
        Assert.Contains("No cell that has run declares other", _session.Fail("other + 1").Advice, StringComparison.Ordinal);
        Assert.Equal("What it means: last, True", _session.Fail("var n = 1 var m = 2;").Advice);
        Assert.Equal("What it means: mine", _session.Fail("throw new FormatException(\"mine\");").Advice);
        Assert.DoesNotContain("Generic", _session.Fail("int n = new List<int>();").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kernel.Gone();", "Method not found")]
    [InlineData("new GoneType();", "Could not load type 'Workbook.Engine.Kernels.GoneType'")]
    [InlineData("throw new System.InvalidOperationException(\"not today\");", "not today")]
    public void An_extension_that_cannot_be_loaded_is_told_and_left_out(string code, string why)
    {
        Extension("Old", code, """
            namespace Workbook.Engine.Errors
            {
                public class Advice;
            }
            namespace Workbook.Engine.Kernels
            {
                public class GoneType;
                public static class KernelAdvice
                {
                    public static void Gone(this Microsoft.DotNet.Interactive.Kernel kernel) { }
                    public static Errors.Advice Advice(this Microsoft.DotNet.Interactive.Kernel kernel) => null;
                }
            }
            """);
        var shown = _session.Show("#r \"Some.dll\"\nSome.Value + 1");
        Assert.StartsWith("stderr: The extension OldExtension of ", shown, StringComparison.Ordinal);
        Assert.Contains(why, shown, StringComparison.Ordinal);
        Assert.EndsWith("result: 42", shown, StringComparison.Ordinal);
        Assert.Equal("result: 41", _session.Show("#r \"Some.dll\"\nSome.Value"));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_told_and_left_out()
    {
        TestLibrary.Write(_session.Folder, "Some", "public class Some;");
        Directory.CreateDirectory(Path.Combine(_session.Folder, "interactive-extensions", "dotnet"));
        _session.Write("interactive-extensions/dotnet/Bad.dll", "no code");
        var shown = _session.Show("#r \"Some.dll\"\n1 + 1");
        Assert.StartsWith("stderr: The extension Bad.dll of ", shown, StringComparison.Ordinal);
        Assert.EndsWith("result: 2", shown, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    // A library with an extension beside it, compiled against this engine or a made-up one.
    private void Extension(string name, string code, string? engine = null)
    {
        TestLibrary.Write(_session.Folder, "Some", "public static class Some { public static int Value => 41; }");
        var folder = Directory.CreateDirectory(Path.Combine(_session.Folder, "interactive-extensions", "dotnet")).FullName;
        var interactive = Path.Combine(AppContext.BaseDirectory, "Microsoft.DotNet.Interactive");
        var known = Path.Combine(AppContext.BaseDirectory, "Workbook.Engine");
        if (engine is not null)
        {
            var elsewhere = Directory.CreateDirectory(Path.Combine(_session.Folder, "elsewhere")).FullName;
            TestLibrary.Write(elsewhere, "Workbook.Engine", engine, interactive);
            known = Path.Combine(elsewhere, "Workbook.Engine");
        }

        TestLibrary.Write(
            folder,
            name,
            $$"""
            using Workbook.Engine.Errors;
            using Workbook.Engine.Kernels;
            public class {{name}}Extension : Microsoft.DotNet.Interactive.IKernelExtension
            {
                public System.Threading.Tasks.Task OnLoadAsync(Microsoft.DotNet.Interactive.Kernel kernel)
                {
                    var advice = kernel.Advice();
                    {{code}}
                    return System.Threading.Tasks.Task.CompletedTask;
                }
            }
            """,
            interactive,
            known);
    }
}
