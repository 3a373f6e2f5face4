namespace Workbook.Engine.Tests.Language;

[Collection(OneSession.Name)]
public class CompletenessTests
{
    // What is missing makes it a whole cell, which the session then runs.
    [Theory]
    [InlineData("1 +", " 1", "")]
    [InlineData("var x = 1", ";", "")]
    [InlineData("for (var i = 0; i < 3; i++) {\n", "}", "    ")]
    [InlineData("int F()\n{\n    if (true)\n    {\n        return 1;\n", "}\nreturn 2;\n}\nF()", "        ")]
    [InlineData("Math.Max(1,", "2)", "")]
    [InlineData("class A {", "}", "    ")]
    [InlineData("if (true)", "{ }", "")]
    [InlineData("/* so", "on */", "")]
    [InlineData("var raw = \"\"\"\nabc", "\n\"\"\";", "")]
    [InlineData("var text = @\"abc", "\";", "")]
    [InlineData("#!csharp\nMath.Abs(", "1)", "")]
    [InlineData("#if DEBUG\nnonsense", "\n#endif", "")]
    public async Task Incomplete_cell_is_complete_with_the_rest(string start, string rest, string indent)
    {
        using var session = new SessionFixture();
        Assert.Equal(new CompletenessAnswer(Completeness.Incomplete, indent), await session.IsComplete(start));
        Assert.Equal(new CompletenessAnswer(Completeness.Complete), await session.IsComplete(start + rest));
        session.Show(start + rest);
    }

    [Theory]
    [InlineData("}")]
    [InlineData("int x = ;")]
    [InlineData("#!bogus\n1")]
    [InlineData("#!import")]
    [InlineData("1 +\n#!markdown\nx")]
    [InlineData("class 1 { }")]
    public async Task Invalid_cell_is_refused_by_the_session_too(string code)
    {
        using var session = new SessionFixture();
        Assert.Equal(Completeness.Invalid, (await session.IsComplete(code)).Status);
        session.Fail(code);
    }

    [Theory]
    [InlineData("", Completeness.Complete)]
    [InlineData("  \n", Completeness.Complete)]
    [InlineData("// a comment", Completeness.Complete)]
    [InlineData("#r \"x.dll\"", Completeness.Complete)]
    [InlineData("#!import \"x.csx\"", Completeness.Complete)]
    [InlineData("undeclared.Member()", Completeness.Complete)]
    [InlineData("#!markdown\nHello", Completeness.Unknown)]
    [InlineData("#!markdown\nHello\n#!csharp\n1 + 1", Completeness.Complete)]
    public async Task Other_cells_are_judged_by_their_syntax_alone(string code, Completeness status)
    {
        using var session = new SessionFixture();
        Assert.Equal(status, (await session.IsComplete(code)).Status);
    }
}
