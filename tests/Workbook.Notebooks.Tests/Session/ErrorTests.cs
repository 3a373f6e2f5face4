namespace Workbook.Notebooks.Tests.Session;

[Collection(OneSession.Name)]
public class ErrorTests
{
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
            "class Box\n{\n    public Box(int size)\n    {\n        if (size < 0) throw new ArgumentOutOfRangeException(nameof(size));\n    }\n}\nnew Box(-1)",
            "try { Divide(1, 0); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }",
            "class MyException : Exception { public MyException() : base(\"mine\") { } }\nthrow new MyException();",
            "int.Parse(\"x\")",
            "int Local()\n{\n    int Inner() => throw new NotImplementedException(\"Task 1.3: BatchNormForward\");\n    return Inner();\n}\nLocal()",
            "IEnumerable<int> Items()\n{\n    yield return 1;\n    throw new Exception(\"iterating\");\n}\nItems().Last()",
            "#nullable enable\nstring s = null;\ns.Length",
        ];
        var text = string.Join("\n\n", cells.Select(c =>
        {
            var error = session.Fail(c);
            return $"{c}\n--> {error.Kind} {error.Name} at {error.Cell} {error.Line}:{error.Column}\n{error.Message}\n{string.Join('\n', error.Traceback)}";
        }));
        Workbook.Testing.Snapshot.Match(text, "errors.txt");
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
