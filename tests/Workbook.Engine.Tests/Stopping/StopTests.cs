namespace Workbook.Engine.Tests.Stopping;

/// <summary>Code without end is ended where it is, by an exception, and what was there before is still there.</summary>
[Collection(OneSession.Name)]
public class StopTests
{
    // Code that swallows what ends it leaves no place.
    private const int Unknown = 0;

    [Theory]
    [InlineData(2, "kept++;\nwhile (true) { }")]
    [InlineData(2, "kept++;\nwhile (true);")]
    [InlineData(1, "for (;;)\n{\n    kept++;\n}")]
    [InlineData(1, "for (var i = 0; i < 3; i %= 2) // a comment\n    kept++;\nvar after = 1;")]
    [InlineData(2, "kept++;\ndo\n{\n    kept++;\n}\nwhile (kept > 0 || kept <= 0);")]
    [InlineData(
        3, "IEnumerable<int> Ones()\n{\n    while (true)\n    {\n        if (kept == -1) yield return 1;\n    }\n}\nforeach (var one in "
            + "Ones()) { kept += one; }")]
    [InlineData(2, "again: kept++;\ngoto again;")]
    [InlineData(5, "switch (kept)\n{\n    case 0: break;\n    default: kept = 1;\n        goto default;\n}")]
    [InlineData(Unknown, "try\n{\n    // Swallowed.\n    while (true) { }\n}\ncatch (Exception) { }")]
    [InlineData(1, "Task.Run(async () => { while (true) await Task.Yield(); }).Wait();")]
    [InlineData(3, "int Spin(int n)\n{\n    while (n > 0) n = 1 + (n % 7);\n    return n;\n}\nSpin(kept)")]
    [InlineData(3, "class Wheel\n{\n    public int Turn { get { while (true) { } } }\n}\nnew Wheel().Turn")]
    [InlineData(3, "Parallel.For(0, 4, i =>\n{\n    while (true)\n    {\n    }\n});")]
    [InlineData(2, "await Task.Yield();\nwhile (true) { }")]
    [InlineData(1, "while (true)\n{\n    try\n    {\n        for (;;) { kept++; }\n    }\n    catch (Exception)\n    {\n    }\n}")]
    [InlineData(
        2, "foreach (var n in Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Concat(Enumerable.Range(0, "
            + "int.MaxValue))\n    .Where(n => { return n < 0; })) { }")]
    [InlineData(2, "kept++;\nSystem.Threading.Thread.Sleep(100_000);")]
    [InlineData(2, "kept++;\nTask.Delay(100_000).Wait();")]
    [InlineData(2, "kept++;\nnew System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData(Unknown, "kept++;\nawait Task.Delay(100_000);")]
    [InlineData(Unknown, "for (var i = 0; i < 100; i++)\n    await Task.Delay(5_000);")]
    [InlineData(
        1, "Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Concat(Enumerable.Range(0, "
            + "int.MaxValue)).Where(n => n < 0).Count()")]
    [InlineData(1, "Enumerable.Range(0, 50_000_000).OrderBy(n => -n % 1000).ThenBy(n => n % 7).Count(n => n % 3 == 5)")]
    [InlineData(3, "#if true\nkept++;\nwhile (true)\n#region inside\n{\n    kept++;\n}\n#endregion\n#endif")]
    public void What_does_not_end_is_stopped_at_its_line(int line, string source)
    {
        using var session = new SessionFixture();
        session.Show("var kept = 1;");
        var result = session.Stop(source, TimeSpan.FromMilliseconds(300));
        Assert.Equal((CellErrorKind.Interrupted, false), (result.Error!.Kind, result.StateLost));
        Assert.Equal(line == Unknown ? null : line, result.Error.Line);
        Assert.Equal("result: True", session.Show("var sum = 0; for (var i = 0; i < 1000; i++) { sum += i; }\nsum == 499500 && kept != 0"));
    }

    [Theory]
    [InlineData(
        "for (var i = 0; i < 3; i++)\n    if (i == 1) continue;\n    else if (i == 2) break;\n    else Console.Write(i);", "stdout: 0")]
    [InlineData(
        "int Go()\n{\n    var n = 0;\nstart: var m = n + 1;\n    n = m;\n    if (n < 3) goto start;\n    return n;\n}\nGo()", "result: 3")]
    [InlineData(
        "int F(string text)\n{\n    again: var (a, b) = (1, 2);\n    retry: int.TryParse(text, out var n);\n    if (n == 9) goto "
        + "again;\n    if (n == 8) goto retry;\n    return a + b + n;\n}\nF(\"4\")",
        "result: 7")]
    [InlineData("int G(object o)\n{\n    again: if (o is not int n) { o = 3; goto again; }\n    return n;\n}\nG(\"\")", "result: 3")]
    [InlineData(
        "int H()\n{\n    var n = 0;\n    a: b: n++;\n    if (n < 2) goto b;\n    if (n < 4) goto a;\n    return n;\n}\nH()", "result: 4")]
    [InlineData(
        "string S(int n)\n{\n    switch (n)\n    {\n        case 0: goto case 1;\n        case 1: goto default;\n        default: return "
        + "\"end\";\n    }\n}\nS(0)",
        "result: end")]
    [InlineData("foreach (var (a, b) in new[] { (1, 2), (3, 4) }) Console.Write(a * b + \" \");", "stdout: 2 12")]
    [InlineData("Func<int, Func<int, int>> add = a => b => { return a + b; };\nadd(1)(2)", "result: 3")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> twice = n => 2 * n;\ntwice.Compile()(4)", "result: 8")]
    [InlineData("int First(int[] values) { foreach (var value in values) return value; return -1; }\nFirst([7, 8])", "result: 7")]
    [InlineData(
        "await foreach (var n in Count()) Console.Write(n);\nasync IAsyncEnumerable<int> Count() { for (var i = 0; i < 3; i++) { await "
        + "Task.Yield(); yield return i; } }",
        "stdout: 012")]
    [InlineData(
        "var lines = new System.IO.StringReader(\"1\\n2\\nx\");\nwhile (int.TryParse(lines.ReadLine(), out var number))\n    "
        + "Console.Write(number);",
        "stdout: 12")]
    [InlineData(
        "if (1 < 2)\n    for (var i = 0; i < 2; i++) // inner\n        foreach (var c in \"ab\") Console.Write(c);\nelse\n    while "
        + "(true) { }",
        "stdout: abab")]
    [InlineData(
        "int Out()\n{\n    var n = 0;\nouter: for (;;)\n    {\n        for (;;) if (++n % 2 == 0) goto outer; else if (n > 6) return "
        + "n;\n    }\n}\nOut()",
        "result: 7")]
    [InlineData(
        "for (var i = 0; i < 2; i++)\n{\n    Func<int, Task<int>> count = async n => { for (var k = 0; k < n; k++) { await Task.Yield(); "
        + "foreach (var c in \"abc\") Task.Run(() => { while (false) { } }).Wait(); } return n; };\n    Console.Write(await count(i + "
            + "3));\n}",
        "stdout: 34")]
    [InlineData("int Only() { while (true) { return 5; } }\nOnly()", "result: 5")]
    public void Code_means_what_it_says(string source, string shown)
    {
        using var session = new SessionFixture();
        Assert.Equal(shown, session.Show(source).TrimEnd());
    }

    [Theory]
    [InlineData("while (true) int y = 1;")]
    [InlineData("for (var i = 0; i < 3; i++) var y = i;")]
    [InlineData("for (var i = 0; i < 3; i++) lab: Console.Write(i);")]
    [InlineData("do void G() { } while (false);")]
    public void What_the_language_forbids_is_refused_where_it_stands(string source)
    {
        using var session = new SessionFixture();
        var error = session.Fail(source);
        Assert.Equal((CellErrorKind.CompilationError, "CS1023"), (error.Kind, error.Message[..6]));
        Assert.Equal(
            source.IndexOf(
                source.Contains("lab", StringComparison.Ordinal)
                    ? "lab"
                    : source.Contains("void", StringComparison.Ordinal)
                    ? "void"
                    : source.Contains("var y", StringComparison.Ordinal)
                    ? "var y"
                    : "int",
                StringComparison.Ordinal) + 1,
            error.Column);
    }

    [Fact]
    public void What_was_left_waiting_does_not_go_on()
    {
        using var session = new SessionFixture();
        session.Show("var written = 0;\nasync Task Later() { await Task.Delay(700); written = 2; }");
        session.Stop("await Task.Delay(700);\nwritten = 1;", TimeSpan.FromMilliseconds(100));
        session.Stop("await Later();\nwritten = 3;", TimeSpan.FromMilliseconds(100));
        Thread.Sleep(1500);
        Assert.Equal("result: 0", session.Show("written"));
    }

    [Fact]
    public void An_iterator_that_was_begun_in_a_stopped_cell_goes_on_in_another()
    {
        using var session = new SessionFixture();
        session.Show(
            "IEnumerable<int> Numbers()\n{\n    for (var i = 0; ; i++) yield return i;\n}\nvar numbers = Numbers().GetEnumerator();");
        var stopped = session.Stop("numbers.MoveNext();\nwhile (true) { }", TimeSpan.FromMilliseconds(200));
        Assert.Equal((CellErrorKind.Interrupted, false), (stopped.Error!.Kind, stopped.StateLost));
        Assert.Equal("result: 1", session.Show("numbers.MoveNext();\nnumbers.Current"));
        stopped = session.Stop(
            "IEnumerable<int> None()\n{\n    for (var i = 0; ; i++) if (i < 0) yield return i;\n}\nNone().Count()",
            TimeSpan.FromMilliseconds(200));
        Assert.Equal((CellErrorKind.Interrupted, false), (stopped.Error!.Kind, stopped.StateLost));
    }

    [Fact]
    public void What_cleans_up_runs_when_a_cell_is_stopped()
    {
        using var session = new SessionFixture();
        session.Show(
            "var log = \"\";\nvoid Note(string text) { log += text; }\nclass Tool(Action end) : IDisposable { public void Dispose() { "
            + "end(); } }");
        var stopped =
            session.Stop(
                "try\n{\n    using var tool = new Tool(() => Note(\"disposed \"));\n    while (true) { }\n}\nfinally\n{\n    "
                + "Note(\"left\");\n}",
                TimeSpan.FromMilliseconds(200));
        Assert.Equal((CellErrorKind.Interrupted, 4), (stopped.Error!.Kind, stopped.Error.Line));
        Assert.Equal("result: disposed left", session.Show("log"));
    }

    [Theory]
    [InlineData(
        "int F(int n)\n{\n    again:\n#pragma warning disable CS0164\n    if (n++ < 3)\n#region back\n        goto again;\n#endregion\n  "
        + "  return n;\n}")]
    [InlineData("int F(int n) =>\n#if true\n    4 * n;\n#else\n    0;\n#endif")]
    public void A_loaded_file_with_directives_means_what_it_says(string source)
    {
        using var session = new SessionFixture();
        session.Write("directives.csx", source);
        Assert.Equal("result: 4", session.Show("#load \"directives.csx\"\nF(1)"));
    }

    [Fact]
    public void A_loaded_file_is_stopped_too()
    {
        using var session = new SessionFixture();
        session.Write("spin.csx", "int Spin()\n{\n    while (true)\n    #region turns\n    {\n    }\n    #endregion\n}\n");
        session.Show("#load \"spin.csx\"");
        var result = session.Stop("Spin()", TimeSpan.FromMilliseconds(300));
        Assert.Equal((CellErrorKind.Interrupted, false), (result.Error!.Kind, result.StateLost));
    }

    [Fact]
    public void A_limited_call_is_stopped_alone()
    {
        using var session = new SessionFixture();
        session.Show("""
            var begin = (Func<Action<bool>>)AppContext.GetData("Workbook.StoppableFlow");
            long beats = 0;
            var goOn = true;
            var mine = new System.Threading.Thread(() => { while (System.Threading.Volatile.Read(ref goOn)) { System.Threading.Interlocked.Increment(ref beats); } }) { IsBackground = true };
            mine.Start();
            """);
        Assert.Equal("result: CellStoppedException True", session.Show("""
            string ended = "", place = "";
            Action<bool> stop = null;
            void Spin() { while (true) { } }
            var limited = new System.Threading.Thread(() =>
            {
                stop = begin();
                try { Spin(); }
                catch (Exception e) { ended = e.GetType().Name; }
                finally { stop(false); }
            });
            limited.Start();
            while (stop is null) { }
            stop(true);
            limited.Join();
            var before = System.Threading.Interlocked.Read(ref beats);
            System.Threading.Thread.Sleep(100);
            $"{ended} {System.Threading.Interlocked.Read(ref beats) > before}"
            """));
        session.Show("goOn = false;\nmine.Join();");
    }
}
