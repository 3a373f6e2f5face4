namespace Workbook.Engine.Tests.Session;

[Collection(OneSession.Name)]
public class LanguageTests
{
    [Fact]
    public void Last_expression_is_shown_and_others_are_not()
    {
        using var session = new SessionFixture();
        Assert.Equal("result: 3", session.Show("1 + 2"));
        Assert.Equal("", session.Show("var a = 4;"));
        Assert.Equal("result: 8", session.Show("a *= 2;\na"));
        Assert.Equal("stdout: x", session.Show("Console.WriteLine(\"x\")"));
        Assert.Equal("result: <null>", session.Show("(string)null"));
        Assert.Equal("result: 5", session.Show("if (a > 0) { return 5; }"));
        Assert.Equal("", session.Show("int F() { return 3; }"));
        Assert.Equal("", session.Show("// nothing"));
        Assert.Equal("result: True", session.Show("a is 8"));
    }

    [Theory]
    [InlineData("Math.Max(1, 2)")]
    [InlineData("new StringBuilder().Length")]
    [InlineData("new List<int>().Count")]
    [InlineData("new ArrayList().Count")]
    [InlineData("new[] { 1 }.Select(x => x).Count()")]
    [InlineData("Task.CompletedTask.IsCompleted")]
    public void Usings_of_the_frozen_kernel_are_there(string source)
    {
        using var session = new SessionFixture();
        Assert.True(session.Run(source).Succeeded);
    }

    [Theory]
    [InlineData("File.Exists(\"x\")", "File")]
    [InlineData("Thread.Sleep(0)", "Thread")]
    [InlineData("new HttpClient()", "HttpClient")]
    public void Usings_that_the_frozen_kernel_lacks_are_not_there(string source, string name)
    {
        using var session = new SessionFixture();
        Assert.Contains($"'{name}'", session.Fail(source).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Declarations_last_and_can_be_replaced()
    {
        using var session = new SessionFixture();
        session.Show("using System.IO;\nint Twice(int x) => 2 * x;\nclass Box { public int Value = 3; }\nrecord Pair(int A, int B);");
        Assert.Equal("result: 6", session.Show("Twice(new Box().Value)"));
        session.Show("int UsesTwice(int x) => Twice(x);");
        session.Show("int Twice(int x) => 20 * x;");
        Assert.Equal("result: 60", session.Show("Twice(3)"));
        // What was compiled against the first version keeps it: a check cell stands after the answer it checks.
        Assert.Equal("result: 6", session.Show("UsesTwice(3)"));
        Assert.Equal("result: Pair { A = 1, B = 2 }", session.Show("new Pair(1, 2).ToString()"));
        Assert.Equal("result: False", session.Show("File.Exists(\"no\")"));
        session.Show("string Twice = \"now a text\";");
        Assert.Equal("result: now a text", session.Show("Twice"));
    }

    [Fact]
    public void Cell_of_usings_alone_counts_for_those_after_it()
    {
        using var session = new SessionFixture();
        Assert.Equal("", session.Show("using System.IO;"));
        Assert.Equal("", session.Show("  "));
        Assert.Equal("result: True", session.Show("Path.IsPathRooted(\"/a\")"));
    }

    [Fact]
    public void Failed_cell_leaves_the_earlier_state()
    {
        using var session = new SessionFixture();
        session.Show("var a = 1;");
        session.Fail("var a = \"x\"; nonsense");
        Assert.Equal("result: 1", session.Show("a"));
        session.Fail("a = 5; throw new Exception();");
        Assert.Equal("result: 5", session.Show("a"));
    }

    [Fact]
    public void Cells_can_await()
    {
        using var session = new SessionFixture();
        Assert.Equal(
            "stdout: a|b\nresult: 7",
            session.Show("Console.WriteLine(\"a\"); await Task.Delay(5); Console.WriteLine(\"b\"); await Task.FromResult(7)"));
        Assert.Equal("", session.Show("await Task.Delay(1)"));
        Assert.Equal("cancelled", session.Fail("await Task.Yield(); throw new OperationCanceledException(\"cancelled\");").Message);
    }

    [Fact]
    public void CSharp_14_is_understood()
    {
        using var session = new SessionFixture();
        Assert.Equal(
            "result: 2",
            session.Show("class P { public string Name { get; set => field = value?.Trim(); } }\nnew P { Name = \" ab \" }.Name.Length"));
        Assert.Equal("result: List`1", session.Show("nameof(List<>) + \"`1\""));
    }

    [Fact]
    public void Cells_are_optimized() // A learner's loops in the check cells are to be fast.
    {
        using var session = new SessionFixture();
        Assert.Equal("result: False", session.Show(
            "using System.Reflection;\nclass C { }\n"
                + "typeof(C).Assembly.GetCustomAttribute<System.Diagnostics.DebuggableAttribute>().IsJITOptimizerDisabled"));
    }

    [Trait("Category", "Exhaustive")]
    [Fact]
    public void A_hundred_cells_see_each_other()
    {
        using var session = new SessionFixture();
        session.Show("var sum = 0;");
        for (var i = 0; i < 100; i++)
        {
            session.Show("sum++;");
        }

        Assert.Equal("result: 100", session.Show("sum"));
    }

    [Fact]
    public void Output_and_displays_stay_in_order()
    {
        using var session = new SessionFixture();
        Assert.Equal(
            "stdout: a|b\ndisplay: 1\nstderr: c\nstdout: d\nresult: 2",
            session.Show(
                "Console.WriteLine('a'); Console.Write(\"b\\n\"); display(1); Console.Error.Write(\"c\"); Console.WriteLine(\"d\"); 2"));
    }
}
