namespace Workbook.Engine.Tests.Errors;

[Collection(OneSession.Name)]
public class ErrorTests
{
    /// <summary>Statements of library calls, as a learner writes them: an optimizer would move them into later lines.</summary>
    [Theory]
    [InlineData(3, "List<int> Center(List<int> x)\n{\n    return x.GetRange(0, x.IndexOf(-7));\n}\nCenter([1, 2])")]
    [InlineData(
        4, "List<int> Center(List<int> x)\n{\n    var m = x.Count;\n    var a = x.GetRange(0, 5);\n    var y = a.Count - m;\n    var z = "
            + "a.GetRange(y, 0);\n    return z;\n}\nCenter([1, 2])")]
    [InlineData(
        5, "List<int> Center(List<int> x)\n{\n    List<int> y = null;\n    var n = 4;\n    y.Add(n);\n    return y;\n}\nCenter([1, 2])")]
    [InlineData(4, "List<int> q = [1, 2], r = [];\nvar n = 1;\nConsole.WriteLine(n);\nvar t = q.GetRange(r.Count, 7);")]
    [InlineData(3, "int[] a = [1, 2, 3];\nvar three = 3;\nint u = a[three];\nConsole.WriteLine(u);")]
    public void The_line_that_throws_is_named(int line, string source)
    {
        using var session = new SessionFixture();
        var error = session.Fail(source);
        Assert.Equal((CellErrorKind.Exception, line), (error.Kind, error.Line));
    }

    [Theory]
    [InlineData("var x = ", "(", "1", ")")]
    [InlineData("var x = ", "(", "1", ", 1)")]
    [InlineData("var x = ", "(", "", "")]
    [InlineData("", "{", "", "}")]
    public void Brackets_nested_beyond_all_bounds_are_refused_at_once(string before, string open, string inner, string close)
    {
        using var session = new SessionFixture();
        var error =
            session.Fail(
                "// The first line.\n"
                    + before
                    + string.Concat(Enumerable.Repeat(open, 100_000))
                    + inner
                    + string.Concat(Enumerable.Repeat(close, 100_000))
                    + ";");
        Assert.Equal(
            (CellErrorKind.CompilationError, 2, "Brackets are nested deeper than 500; no more is compiled"),
            (error.Kind, error.Line, error.Message));
        Assert.Equal(
            "result: 400",
            session.Show(
                "var y = "
                    + new string('(', 400)
                    + "400"
                    + new string(')', 400)
                    + ";\n"
                    + string.Concat(Enumerable.Repeat("(1).ToString();\n", 400))
                    + "y").Trim());
    }

    [Fact]
    public void Errors_read_as_recorded()
    {
        using var session = new SessionFixture();
        session.Show("int Divide(int a, int b)\n{\n    var scaled = 2 * a;\n    return scaled / b;\n}");
        string[] cells =
        [
            "var total = Divide(1, 2)\nvar next = 3;",
            "int x = \"text\";\n    foo(x);",
            "Console.WriteLine(1);\nDivide(1, 0)",
            "new[] { 1, 0 }.Select(d => Divide(1, d)).Sum()",
            "async Task Later()\n{\n    await Task.Delay(1);\n    throw new InvalidOperationException(\"later\");\n}\nawait Later();",
            "Parallel.For(0, 3, i =>\n{\n    throw new ArgumentException(\"in parallel\");\n});",
            "class Box\n{\n    public Box(int size)\n    {\n        if (size < 0) throw new ArgumentOutOfRangeException(nameof(size));\n "
            + "   }\n}\nnew Box(-1)",
            "try { Divide(1, 0); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }",
            "class MyException : Exception { public MyException() : base(\"mine\") { } }\nthrow new MyException();",
            "int.Parse(\"x\")",
            "int Local()\n{\n    int Inner() => throw new NotImplementedException(\"Task 1.3: BatchNormForward\");\n    return "
            + "Inner();\n}\nLocal()",
            "IEnumerable<int> Items()\n{\n    yield return 1;\n    throw new Exception(\"iterating\");\n}\nItems().Last()",
            "#nullable enable\nstring s = null;\ns.Length",
        ];
        var text = string.Join("\n\n", cells.Select(c =>
        {
            var error = session.Fail(c);
            return $"{c}\n--> {error.Kind} {error.Name} at {error.Cell} "
                + $"{error.Line}:{error.Column}\n{error.Message}\n{string.Join('\n', error.Traceback)}";
        }));
        Workbook.Testing.Snapshot.Match(text, "errors.txt");
    }

    [Fact]
    public void Of_exceptions_side_by_side_the_first_is_told_and_then_each_other_once()
    {
        using var session = new SessionFixture();
        var error = session.Fail(
            "throw new AggregateException(new FormatException(\"one\"), new AggregateException(new ArgumentException(\"two\")), "
            + "new FormatException(\"one\"));");
        Assert.Equal(
            ("System.FormatException", "one", "beside it System.ArgumentException: two"), (error.Name, error.Message, error.Traceback[^1]));
        Assert.DoesNotContain("beside", string.Concat(error.Traceback.SkipLast(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_recursion_that_throws_shows_few_frames()
    {
        using var session = new SessionFixture();
        var error = session.Fail("int Down(int n) => n == 0 ? throw new Exception(\"bottom\") : Down(n - 1) + 1;\nDown(100)");
        Assert.InRange(error.Traceback.Count, 10, 30);
        Assert.Contains("more frames", error.Traceback[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Many_compile_errors_are_counted_not_listed()
    {
        using var session = new SessionFixture();
        var error = session.Fail(string.Join('\n', Enumerable.Range(0, 50).Select(i => $"unknown{i}();")));
        Assert.Equal("and 40 more errors", error.Traceback[^1]);
    }
}
