using System.ComponentModel;
using System.Reflection;

namespace Workbook.Engine.Tests.Language;

[Collection(OneSession.Name)]
public class CompletionTests
{
    [Theory]
    [InlineData("var it = \"abc\";", typeof(string))]
    [InlineData("var it = new List<int> { 1 };", typeof(List<int>))]
    [InlineData("DateTime Make() => DateTime.UnixEpoch;\nvar it = Make();", typeof(DateTime))]
    public async Task Members_of_an_earlier_variable_are_those_that_reflection_finds(string cell, Type type)
    {
        using var session = new SessionFixture();
        session.Show(cell);
        var expected = Members(type, BindingFlags.Instance);
        var names = await session.Names("it.|");
        Assert.Superset(expected, names);
        Assert.All(names.Except(expected), name => Assert.Contains(name, Extensions.Value));
        Assert.Equal(names, await session.Names("if (true) { foreach (var i in new[] { 1, 2 }) { it.|"));
    }

    [Fact]
    public async Task Referenced_library_is_completed_with_what_lies_beside_it()
    {
        using var session = new SessionFixture();
        session.Show(Library.Reference + "\nvar m = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 2);");
        Assert.Equal(Members(Library.Check, BindingFlags.Static | BindingFlags.FlattenHierarchy), await session.Names("Check.|"));
        // One of MathNet's own, and an extension of the library's.
        Assert.Superset(new HashSet<string> { "RowSums", "AddColumn" }, await session.Names("m.|"));
        Assert.Contains("Select", await session.Names("m.ToColumnArrays().|"));
    }

    [Theory]
    [InlineData("var y = text.Le|; y", "Length", "result: 3")]
    [InlineData("te|xt", "text", "result: abc")]
    [InlineData("var s = \"😀😀\" + text.Subs|(1) + \"😀\"; s", "Substring", "result: 😀😀bc😀")]
    [InlineData("#!markdown\nHello\n#!csharp\nDouble(text.Len|)", "Length", "result: 6")]
    [InlineData("Doub|(1)", "Double", "result: 2")]
    [InlineData("{ var inner = 3; Console.Write(inn|); }", "inner", "stdout: 3")]
    [InlineData("Add(b: 1, firs| 5)", "first:", "result: 6")]
    [InlineData("Math.Max(1, \r\n  text.Len|)", "Length", "result: 3")]
    public async Task Code_with_a_match_in_place_of_what_was_typed_runs(string marked, string match, string shown)
    {
        using var session = new SessionFixture();
        session.Show("var text = \"abc\"; int Double(int x) => 2 * x;\nint Add(int first, int b) => first + b;");
        var code = await session.Take(marked, match);
        Assert.Equal(shown, session.Show(code).Split('\n')[^1]);
    }

    [Fact]
    public async Task Only_cells_that_compiled_count()
    {
        using var session = new SessionFixture();
        session.Fail("var trace = 1; int Nothing() => ;");
        session.Fail("var declared = 1; throw new InvalidOperationException();");
        Assert.DoesNotContain("trace", await session.Names("tra|"));
        Assert.Equal("result: 1", session.Show("declared"));
        Assert.Equal(["declared"], (await session.Complete("declar|")).Matches.Select(m => m.Text));
    }

    [Fact]
    public async Task Newest_declaration_counts_and_cells_between_questions_are_seen()
    {
        using var session = new SessionFixture();
        session.Show("var it = 1;");
        Assert.Contains("CompareTo", await session.Names("it.|"));
        session.Show("var it = new { Fresh = 2 };");
        session.Show("using System.IO;");
        session.Write("helpers.csx", "/// <summary>From a file.</summary>\nint FromFile(int a) { while (a > 3) { a--; } return a; }");
        session.Show("#load \"helpers.csx\"\nFromFile(1)");
        var names = await session.Names("it.|");
        Assert.Contains("Fresh", names);
        Assert.DoesNotContain("CompareTo", names);
        Assert.Contains("Path", await session.Names("Pat|"));
        Assert.Contains("FromFile", await session.Names("FromF|"));
    }

    [Theory]
    [InlineData("#r \"|\"")]
    [InlineData("#r \"nuget: te|")]
    [InlineData("  # load \"te|")]
    [InlineData("#!te|")]
    [InlineData("#|")]
    [InlineData("#!markdown\nte|")]
    [InlineData("#!import \"te|")]
    [InlineData("// te|")]
    [InlineData("\"te|")]
    [InlineData("nowhere.te|")]
    public async Task Nothing_is_offered_where_no_code_of_ours_stands(string marked)
    {
        using var session = new SessionFixture();
        session.Show("var text = 1;");
        Assert.Empty((await session.Complete(marked)).Matches);
    }

    [Fact]
    public async Task Cursor_beyond_the_text_counts_as_its_end()
    {
        using var session = new SessionFixture();
        session.Show("var text = \"abc\";");
        Assert.Equal(
            (await session.Complete("text.Le|")).Matches,
            (await session.Complete("text.Le", 1000)).Matches);
        var first = await session.Complete("x.Le", -3);
        Assert.Equal((0, "text"), (first.Start, first.Matches[0].Text));
    }

    [Fact]
    public async Task Learners_own_names_come_first_in_a_list_of_bearable_length()
    {
        using var session = new SessionFixture();
        var before = await session.Complete("|");
        Assert.Contains(before.Matches, m => m is { Text: "foreach", Kind: "Keyword" });
        session.Show("var zebra = new int[3]; string Zoo(int a, params string[] b) => null; string Zoo() => null; enum Zone { Near }");
        var matches = (await session.Complete("|")).Matches;
        Assert.Equal(
            [("zebra", "Local", "int[]"), ("Zone", "Enum", ""), ("Zoo", "Method", "(int a, params string[] b) → string (+1)")],
            matches.Take(3).Select(m => (m.Text, m.Kind, m.Signature)));
        Assert.InRange(matches.Count, 100, 500);
        Assert.Equal("List<>", (await session.Complete("new Lis|")).Matches[0].Display);
    }

    [Fact]
    public async Task Typed_letters_choose_by_start_then_by_capitals()
    {
        using var session = new SessionFixture();
        session.Show("class State { public int RunningMean, Mean, rare; }\nvar s = new State();");
        Assert.Equal(["rare", "RunningMean"], (await session.Complete("s.r|")).Matches.Select(m => m.Text));
        Assert.Equal(["RunningMean"], (await session.Complete("s.RM|")).Matches.Select(m => m.Text));
        Assert.Equal(["RunningMean"], (await session.Complete("s.ningm|")).Matches.Select(m => m.Text));
    }

    [Fact]
    public async Task Questions_at_the_same_time_are_all_answered()
    {
        using var session = new SessionFixture();
        session.Show("var text = \"abc\";");
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => session.Complete(i % 2 == 0 ? "text.Len|" : "Consol|"))));
        Assert.All(answers, (answer, i) => Assert.Contains(answer.Matches, m => m.Text == (i % 2 == 0 ? "Length" : "Console")));
    }

    // The names of all extension methods of the framework, and of what the engine itself offers.
    private static readonly Lazy<HashSet<string>> Extensions = new(() =>
    [
        .. typeof(DisplayExtensions).GetMethods().Select(m => m.Name),
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .Where(f => !f.Contains("Native", StringComparison.Ordinal))
            .SelectMany(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)).GetExportedTypes())
            .Where(t => t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)))
            .Select(m => m.Name),
    ]);

    private static HashSet<string> Members(Type type, BindingFlags kind) =>
    [
        .. type.GetMembers(BindingFlags.Public | kind)
            .Where(m => m is MethodInfo { IsSpecialName: false } or FieldInfo or EventInfo
                || (m is PropertyInfo property && property.GetIndexParameters().Length == 0))
            .Where(m => m.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never })
            .Select(m => m.Name),
    ];
}
