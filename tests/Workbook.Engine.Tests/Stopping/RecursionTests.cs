namespace Workbook.Engine.Tests.Stopping;

/// <summary>Functions that call themselves without end leave by an exception, before the stack overflows.</summary>
[Collection(OneSession.Name)]
public class RecursionTests
{
    [Theory]
    [InlineData(3, "Fall called itself", "int Fall(int n)\n{\n    return Fall(n + 1);\n}\nFall(0)")]
    [InlineData(3, "Fall called itself", "void Fall(int n)\n{\n    Fall(n + 1);\n}\nFall(0);")]
    [InlineData(1, "Fall called itself", "int Fall(int n) => Fall(n + 1);\nFall(0)")]
    [InlineData(2, "Fall called itself", "int Fall(int n)\n    => 1 + Fall(n + 1);\nFall(0)")]
    [InlineData(1, "Fall called itself", "void Fall(int n) => Fall(n + 1);\nFall(0);")]
    [InlineData(1, "Fall called itself", "T Fall<T>(T n) => Fall<T>(n);\nFall(0)")]
    [InlineData(1, "Fall called itself", "ref int Fall(ref int n) => ref Fall(ref n);\nvar k = 0;\nFall(ref k)")]
    [InlineData(1, "Fall called itself", "Exception Fall() => throw Fall();\nFall();")]
    [InlineData(1, "Even called itself, through Odd,", "bool Odd(int n) => Even(n - 1); bool Even(int n) => Odd(n - 1);\nEven(1)")]
    [InlineData(3, "Fall called itself", "int Start()\n{\n    int Fall(int n) => Fall(n + 1);\n    return Fall(0);\n}\nStart()")]
    [InlineData(3, "Box.Size called itself", "class Box\n{\n    public int Size => Size + 1;\n}\nnew Box().Size")]
    [InlineData(3, "Box.Size called itself", "class Box\n{\n    public int Size { get => Size; set => Size = value; }\n}\nnew Box().Size")]
    [InlineData(
        3, "Box.Size called itself", "class Box\n{\n    public int Size { get => 1; set => Size = value; }\n}\nnew Box().Size = 3;")]
    [InlineData(3, "Box.Size called itself", "class Box\n{\n    public int Size { get { return Size; } }\n}\nnew Box().Size")]
    [InlineData(3, "Box.Item called itself", "class Box\n{\n    public int this[int n] => this[n + 1];\n}\nnew Box()[1]")]
    [InlineData(
        3, "Box.operator + called itself",
        "struct Box\n{\n    public static Box operator +(Box a, Box b) => a + b;\n}\nnew Box() + new Box()")]
    [InlineData(
        3, "Box.operator implicit called itself",
        "struct Box\n{\n    public static implicit operator int(Box box) => box;\n}\nint n = new Box();")]
    [InlineData(3, "Box.constructor called itself", "class Box\n{\n    public Box() { new Box(); }\n}\nnew Box()")]
    [InlineData(3, "Box.constructor called itself", "class Box\n{\n    public Box() => new Box();\n}\nnew Box()")]
    [InlineData(3, "Box.constructor called itself", "class Box\n{\n    Box inner = new Box();\n}\nnew Box()")]
    [InlineData(3, "Box.constructor called itself", "class Box\n{\n    Box Inner { get; } = new();\n}\nnew Box()")]
    [InlineData(
        3, "Box.ToString called itself",
        "class Box\n{\n    public override string ToString() => $\"box {this}\";\n}\nnew Box().ToString()")]
    [InlineData(2, "a lambda called itself", "Func<int, int> fall = null;\nfall = n => { return fall(n + 1); };\nfall(0)")]
    [InlineData(2, "a lambda called itself", "Func<int, int> fall = null;\nfall = n => 1 + fall(n + 1);\nfall(0)")]
    [InlineData(2, "a lambda called itself", "Func<int, int> fall = null;\nfall = n => fall(n + 1);\nfall(0)")]
    [InlineData(2, "a lambda called itself", "Action fall = null;\nfall = () => fall();\nfall();")]
    [InlineData(
        2, "a lambda in Start called itself",
        "int Start() {\n    Func<int, int> fall = null; fall = (int n) => fall(n + 1);\n    return fall(0);\n}\nStart()")]
    [InlineData(1, "Sum called itself", "int Sum(int n) => new[] { 1, 2 }.Select(m => Sum(m + n)).Sum();\nSum(0)")]
    [InlineData(
        3, "Sum called itself",
        "int Sum(int n)\n{\n    return new[] { 1, 2 }.Select(m => m + 1).ToList().ConvertAll(m => Sum(m + n)).Sum();\n}\nSum(0)")]
    [InlineData(
        1, "Walk called itself", "IEnumerable<int> Walk(int n) { foreach (var m in Walk(n + 1)) yield return m; }\nWalk(0).ToList()")]
    [InlineData(1, "Fall called itself", "int Fall(int n) => Fall(n + 1);\nvar thread = Task.Run(() => Fall(0));\nthread.Wait();")]
    [InlineData(1, "Fall called itself", "int Fall(int n) => Fall(n + 1);\nParallel.For(0, 4, i => Fall(i));")]
    public void What_calls_itself_without_end_leaves_at_its_line(int line, string who, string source)
    {
        using var session = new SessionFixture();
        session.Show("var kept = 1;");
        var error = session.Fail(source);
        Assert.Equal(
            $"Stack overflow: {who} without end, or deeper than the stack allows. It was ended in time: the variables of the notebook "
            + $"keep their values.",
            error.Message);
        Assert.Equal((CellErrorKind.Exception, line), (error.Kind, error.Line));
        Assert.Equal("result: 2", session.Show("kept + 1"));
    }

    [Fact]
    public void A_recursion_that_ends_goes_as_deep_as_it_did()
    {
        using var session = new SessionFixture();
        Assert.Equal("result: 30000", session.Show("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(30_000)"));
        Assert.Equal(
            "result: 20000", session.Show("Func<int, int> depth = null;\ndepth = n => n == 0 ? 0 : 1 + depth(n - 1);\ndepth(20_000)"));
        Assert.Equal(
            "result: 10000", session.Show("async Task<int> Down(int n) => n == 0 ? 0 : 1 + await Down(n - 1);\nawait Down(10_000)"));
    }

    [Fact]
    public void A_cell_can_catch_it()
    {
        using var session = new SessionFixture();
        Assert.Equal(
            "result: caught",
            session.Show(
                "int Fall(int n) => Fall(n + 1);\nvar end = \"\";\ntry { Fall(0); } catch (Exception) { end = \"caught\"; }\nend"));
    }

    [Theory]
    [InlineData(1, "int Slow(int n) => n == 0 ? 1 : Slow(n - 1) + Slow(n - 1);\nSlow(80)")]
    [InlineData(
        1, "int Even(int n) => n == 0 ? 1 : Odd(n - 1) + Odd(n - 1); int Odd(int n) => n == 0 ? 1 : Even(n - 1) + Even(n - 1);\nEven(80)")]
    [InlineData(2, "Func<int, int> slow = null;\nslow = n => n == 0 ? 1 : slow(n - 1) + slow(n - 1);\nslow(80)")]
    [InlineData(1, "int Slow(int n) => n == 0 ? 1 : Slow(n - 1) + Slow(n - 1);\nTask.Run(() => Slow(80)).Wait();")]
    [InlineData(1, "async Task<int> Slow(int n) => n == 0 ? 1 : await Slow(n - 1) + await Slow(n - 1);\nawait Slow(80)")]
    public void What_calls_itself_without_end_but_not_deeply_is_stopped(int line, string source)
    {
        using var session = new SessionFixture();
        session.Show("var kept = 1;");
        var result = session.Stop(source, TimeSpan.FromMilliseconds(300));
        Assert.Equal((CellErrorKind.Interrupted, false), (result.Error!.Kind, result.StateLost));
        Assert.Equal(line, result.Error.Line);
        Assert.Equal("result: 2", session.Show("kept + 1"));
    }

    [Theory]
    [InlineData("double Square(double x) => x * x;\nSquare(3)", "result: 9")]
    [InlineData("double Power(double x, int n) => Math.Pow(x, (double)n) + (n > 0 ? 1 : -1);\nPower(3, 2)", "result: 10")]
    [InlineData("var seen = 0;\nvoid Set(int n) => seen = n;\nSet(4);\nseen", "result: 4")]
    [InlineData("byte Small() => 200;\nSmall()", "result: 200")]
    [InlineData("IEnumerable<int> Ones() => [1, 1];\nOnes().Sum()", "result: 2")]
    [InlineData(
        "int Stub() => throw new InvalidOperationException(\"own\");\ntry { Stub(); } catch (InvalidOperationException e) { "
        + "display(e.Message); }",
        "display: own")]
    [InlineData("int[] all = [1, 2];\nref int At(int n) => ref all[n];\nAt(1) = 7;\nall[1]", "result: 7")]
    [InlineData(
        "class P { int n; public int N { get => n; set => n = value; } public int this[int i] => n * i; public P() => n = 2; }\nvar p = "
        + "new P();\np.N += 3;\np[2]",
        "result: 10")]
    [InlineData(
        "class Q { public List<int> All { get; } = new() { 1, 2 }; public readonly int[] Two = new[] { 3 }; List<int> more = new(4); "
        + "public int Sum => All.Sum() + Two[0] + more.Count; }\nnew Q().Sum",
        "result: 6")]
    [InlineData(
        "async Task Wait() => await Task.Delay(1);\nasync Task<int> Give() => await Task.FromResult(3);\nawait Wait();\nawait Give()",
        "result: 3")]
    [InlineData(
        "var list = new List<int>();\nAction<int> add = n => list.Add(n);\nadd(3);\nTask.Run(() => add(4)).Wait();\nlist.Sum()",
        "result: 7")]
    [InlineData("Func<byte> one = () => 1;\nFunc<string, int> parse = text => int.Parse(text);\none() + parse(\"4\")", "result: 5")]
    [InlineData(
        "Func<int, Task<int>> later = async n => await Task.FromResult(n);\nFunc<Task> wait = async () => await Task.Delay(1);\nawait "
        + "wait();\nawait later(4)",
        "result: 4")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> abs = n => Math.Abs(n);\nabs.Compile()(-4)", "result: 4")]
    [InlineData("new[] { 1, 2, 3 }.AsQueryable().Where(n => Math.Abs(n) > 1).Select(n => n.ToString()).Count()", "result: 2")]
    [InlineData("Func<int, Func<int, int>> add = a => b => Math.Max(a, b);\nadd(1)(2)", "result: 2")]
    [InlineData(
        "interface IShape { double Area => Side() * Side(); double Side(); }\nclass Square : IShape { public double Side() => 3; "
        + "}\n((IShape)new Square()).Area",
        "result: 9")]
    public void Functions_mean_what_they_say(string source, string shown)
    {
        using var session = new SessionFixture();
        Assert.Equal(shown, session.Show(source).TrimEnd());
    }

    [Theory]
    [InlineData("Box F() => new Box(\n    1);", 1, 1)]
    [InlineData("int F(int n) =>\n    n + wrong;", 2, 9)]
    [InlineData("Func<int, string> f = n => Math.Abs(n);", 1, 28)]
    [InlineData("int F(int n) => G(n); int G(int n) => \"text\";", 1, 39)]
    public void What_the_compiler_refuses_is_found_where_it_was_written(string source, int line, int column)
    {
        using var session = new SessionFixture();
        var error = session.Fail(source);
        Assert.Equal((CellErrorKind.CompilationError, line, column), (error.Kind, error.Line, error.Column));
    }

    [Fact]
    public void A_loaded_file_leaves_too()
    {
        using var session = new SessionFixture();
        session.Write("fall.csx", "int Fall(int n)\n    => Fall(n + 1);\n");
        session.Show("#load \"fall.csx\"");
        Assert.StartsWith("Stack overflow: Fall called itself without end", session.Fail("Fall(0)").Message, StringComparison.Ordinal);
    }
}
