using System.Reflection;
using System.Xml.Linq;

namespace Workbook.Engine.Tests.Language;

[Collection(OneSession.Name)]
public class InspectionTests
{
    private const string Add = """
        /// <summary>Adds <paramref name="b"/> to <c>a</c>,
        /// as <see cref="Math.Max(int, int)"/> does not.</summary>
        /// <param name="a">One &lt; two.</param>
        /// <param name="b">Another.</param>
        /// <returns>The sum, or <see langword="null"/>.</returns>
        /// <exception cref="InvalidOperationException">It is <b>late</b>.</exception>
        /// <remarks><para>First.</para><list type="bullet"><item><term>T</term><description>D</description></item><item>I</item></list>
        /// <code>
        ///   var s = Add(1);
        ///     s++;
        /// </code></remarks>
        int Add(int a, int b = 2) => a + b;
        """;

    [Fact]
    public async Task Own_function_is_described_by_its_comment()
    {
        using var session = new SessionFixture();
        session.Show(Add);
        const string Brief = """
            int Add(int a, int b = 2)

            Adds b to a, as Math.Max does not.

            Parameters:
              a: One < two.
              b: Another.

            Returns:
              The sum, or null.

            Exceptions:
              InvalidOperationException: It is late.
            """;
        Assert.Equal(Brief, await session.Describe("Ad|d"));
        Assert.Equal(
            Brief + "\n\nRemarks:\n  First.\n  - T: D\n  - I\n  var s = Add(1);\n    s++;",
            await session.Describe("Add(1|)", detailLevel: 1));
    }

    [Fact]
    public async Task Html_is_well_formed_and_says_the_same()
    {
        using var session = new SessionFixture();
        session.Show(Add + "\nint Add(List<int> a) => 0;");
        var answer = await session.Inspect("Add(1", 5, 1);
        var html = XElement.Parse($"<div>{answer.Data[MimeTypes.Html]}</div>");
        Assert.Equal(["int Add(int a, int b = 2)", "int Add(List<int> a)"], html.Element("pre")!.Value.Split('\n'));
        Assert.Equal(["2 overloads"], html.Descendants("small").Select(e => e.Value));
        Assert.Equal(
            ["a: One < two.", "b: Another.", "InvalidOperationException: It is late.", "T: D", "I"],
            html.Descendants("li").Select(e => e.Value));
        Assert.Equal("var s = Add(1);\n  s++;", html.Descendants("pre").Last().Value);
        Assert.Superset(new HashSet<string> { "b", "a", "Math.Max", "null" }, html.Descendants("code").Select(e => e.Value).ToHashSet());
    }

    [Theory]
    [InlineData("Add(|", "Add")]
    [InlineData("Add(1, |", "Add")]
    [InlineData("Add(1, 2|)", "Add")]
    [InlineData("Add(|text)", "Add")]
    [InlineData("var x = Add( Math.Abs(1),| 3);", "Add")]
    [InlineData("Add(Math.Abs(|", "Abs")]
    [InlineData("Add(te|xt)", "text")]
    [InlineData("Add(nothing|", "Add")]
    [InlineData("|text.Length", "text")]
    [InlineData("text.Length|.", "Length")]
    [InlineData("foreach (var c in text) { var here = c; here|", "here")]
    [InlineData("text.Select(letter => letter|)", "letter")]
    [InlineData("new Pair(|", "Pair")]
    [InlineData("Pair p = new(|", "Pair")]
    [InlineData("var p = new Pair|(1, 2);", "Pair")]
    [InlineData("\"😀\" + text|", "text")]
    [InlineData("#!markdown\nx\n#!csharp\ntext|", "text")]
    public async Task What_is_meant_is_the_name_at_the_cursor_else_the_method_called(string marked, string name)
    {
        using var session = new SessionFixture();
        session.Show("var text = \"abc\"; int Add(int a, int b) => a + b;\nrecord Pair(int Left, int Right);");
        Assert.Matches($@"\b{name}\b( |\(|$)", (await session.Describe(marked)).Split('\n')[0].Split(" { ")[0]);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("nowhere|")]
    [InlineData("Add(1)| ")]
    [InlineData("#!text|")]
    [InlineData("#r \"text|\"")]
    [InlineData("#!html\ntext|")]
    [InlineData("trace|")]
    [InlineData("1 + 2 |")]
    public async Task Nothing_is_found_where_nothing_stands(string marked)
    {
        using var session = new SessionFixture();
        session.Show("var text = 1; int Add(int a) => a;");
        session.Fail("var trace = 1; int x = \"\";");
        Assert.Equal(string.Empty, await session.Describe(marked));
    }

    [Fact]
    public async Task Variables_show_their_type_and_comment()
    {
        using var session = new SessionFixture();
        session.Show(
            "/// <summary>What is kept.</summary>\nvar kept = new Dictionary<string, (int Row, double[] Values)>();\nconst int Limit = 3;");
        Assert.Equal("(variable) Dictionary<string, (int Row, double[] Values)> kept\n\nWhat is kept.", await session.Describe("kept|"));
        Assert.Equal("(constant) int Limit = 3", await session.Describe("Limit|"));
    }

    [Fact]
    public async Task Function_defined_again_with_other_parameters_has_both_as_overloads()
    {
        using var session = new SessionFixture();
        session.Show("/// <summary>Of numbers.</summary>\nint Twice(int a) => 2 * a;");
        session.Show("string Twice(string a) => a + a;");
        // So says the compiler, too.
        Assert.Equal("result: 4\nresult: bb", session.Show("Twice(2)") + "\n" + session.Show("Twice(\"b\")"));
        Assert.Equal(
            ["int Twice(int a)", "string Twice(string a)"], Signatures(await session.Describe("Twice(|")).Order(StringComparer.Ordinal));
        Assert.StartsWith(
            "int Twice(int a)\nstring Twice(string a)\n(2 overloads)\n\nOf numbers.", await session.Describe("Twice(2|)"),
            StringComparison.Ordinal);
        Assert.Contains(
            "Documented is int Twice(int a):\n\nOf numbers.", await session.Describe("Twice(\"b\"|)"), StringComparison.Ordinal);
        // The same parameters again: the new one takes the old one's place.
        session.Show("/// <summary>Of numbers, anew.</summary>\nlong Twice(int a) => 2L * a;");
        var text = await session.Describe("Twice(2|)");
        Assert.StartsWith("long Twice(int a)\n", text, StringComparison.Ordinal);
        Assert.Contains("\n\nOf numbers, anew.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_members_are_described_by_the_librarys_file()
    {
        using var session = new SessionFixture();
        session.Show(Library.Reference);
        var checks = Library.Check.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => !m.IsSpecialName)
            .GroupBy(m => m.Name)
            .Where(g => g.Count() == 1)
            .Select(g => g.Single())
            .ToList();
        Assert.NotEmpty(checks);
        foreach (var method in checks)
        {
            var parameters = string.Join(',', method.GetParameters().Select(p => p.ParameterType.FullName));
            var id = $"M:Workbook.Check.{method.Name}" + (parameters.Length > 0 ? $"({parameters})" : "");
            var entry = Library.Entry(id);
            if (entry?.Element("summary") is { HasElements: false } summary)
            {
                var text = await session.Describe($"Check.{method.Name}(|");
                Assert.Contains($" Check.{method.Name}(", text, StringComparison.Ordinal);
                Assert.Contains("\n\n" + Library.OneLine(summary), text, StringComparison.Ordinal);
                Assert.All(entry.Elements("param").Where(p => !p.HasElements), p =>
                    Assert.Contains($"\n  {p.Attribute("name")!.Value}: {Library.OneLine(p)}", text, StringComparison.Ordinal));
                // What it says of the rest is the other's.
                var other = entry.Element("inheritdoc")?.Attribute("cref")?.Value is { } reference ? Library.Entry(reference) : null;
                Assert.All(other?.Elements("param").Where(p => !p.HasElements)
                    ?? [], p => Assert.Contains($"\n  {p.Attribute("name")!.Value}: {Library.OneLine(p)}", text, StringComparison.Ordinal));
            }
        }

        Assert.StartsWith(
            "class Workbook.Check\n\n" + Library.OneLine(Library.Entry("T:Workbook.Check")!.Element("summary")!)[..40],
            await session.Describe("Check|"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Math), "Max", "Math.Max(|", "M:System.Math.Max(System.Byte,System.Byte)", "Math.Max((byte)1, (byte)2|)")]
    [InlineData(
        typeof(List<int>), "Sort", "new List<int>().Sort(|",
        "M:System.Collections.Generic.List`1.Sort(System.Int32,System.Int32,System.Collections.Generic.IComparer{`0})",
        "new List<int>().Sort(0, 1, null|)")]
    [InlineData(typeof(Task), "Delay", "Task.Delay(|", "M:System.Threading.Tasks.Task.Delay(System.Int32)", "Task.Delay(3|)")]
    public async Task Framework_methods_have_all_overloads_and_the_reference_packs_text(
        Type type, string name, string open, string id, string call)
    {
        using var session = new SessionFixture();
        var overloads = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Count(m => m.Name == name);
        var text = await session.Describe(open);
        Assert.Equal(overloads, Signatures(text).Length);
        Assert.Contains($"({overloads} overloads)", text, StringComparison.Ordinal);

        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        Assert.SkipUnless(Directory.Exists(packs), $"this SDK has no reference pack in {packs}");
        var file = Directory.EnumerateFiles(
            packs, type == typeof(List<int>) ? "System.Collections.xml" : "System.Runtime.xml", SearchOption.AllDirectories).Max()!;
        var parameter = Library.Entry(file, id)!.Elements("param").First(p => !p.HasElements);
        Assert.Contains(
            $"  {parameter.Attribute("name")!.Value}: {Library.OneLine(parameter)}", await session.Describe(call),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inherited_comments_are_followed()
    {
        using var session = new SessionFixture();
        session.Show("""
            interface IShape
            {
                /// <summary>How large it is.</summary>
                double Area { get; }
                /// <summary>Grows.</summary>
                void Grow();
            }
            class Disc : IShape
            {
                /// <inheritdoc/>
                public double Area => 1;
                /// <inheritdoc/>
                public virtual void Grow() { }
                /// <inheritdoc cref="Workbook.Engine.Showing.NotebookFunctions.HTML(string)"/>
                public void Mark() { }
            }
            class Ring : Disc
            {
                /// <inheritdoc/>
                public override void Grow() { }
            }
            var disc = new Disc(); var ring = new Ring();
            """);
        Assert.Equal("double Disc.Area { get; }\n\nHow large it is.", await session.Describe("disc.Area|"));
        Assert.Equal("void Ring.Grow()\n\nGrows.", await session.Describe("ring.Grow|"));
        var marked =
            Library.Entry(
                Path.Combine(AppContext.BaseDirectory, "Workbook.Engine.xml"),
                "M:Workbook.Engine.Showing.NotebookFunctions.HTML(System.String)")!.Element(
                    "summary")!;
        Assert.StartsWith(
            "void Disc.Mark()\n\n" + Library.OneLine(marked).Split(',')[0], await session.Describe("ring.Mark(|"),
            StringComparison.Ordinal);
    }

    private static string[] Signatures(string text) =>
        [.. text.Split('\n')
            .TakeWhile(l => l.Contains('(', StringComparison.Ordinal) && !l.EndsWith("overloads)", StringComparison.Ordinal))];
}
