namespace Workbook.Engine.Tests.Showing;

[Collection(OneSession.Name)]
public class DisplayTests
{
    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("\"a<b\"", "a<b")]
    [InlineData("true", "True")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("new DateTime(2026, 1, 2)", "2026-01-02 00:00:00Z")]
    public void Plain_values_are_text_only(string source, string text)
    {
        using var session = new SessionFixture();
        session.Show(source);
        Assert.Equal(new KeyValuePair<string, string>("text/plain", text), Assert.Single(Assert.Single(session.Output.Displays).Data));
    }

    [Theory]
    [InlineData("new double[,] { { 1, 2.5 }, { -10, 1.0 / 3 } }", "Double[2,2]\n  1       2.5\n-10  0.333333")]
    [InlineData("new string[,] { { \"a\", null } }", "String[1,2]\na  <null>")]
    [InlineData("new int[0, 3]", "Int32[0,3]")]
    [InlineData("Array.CreateInstance(typeof(int), [1, 2], [5, 5])", "Int32[1,2]\n0  0")]
    public void An_array_of_two_dimensions_is_a_table(string source, string text)
    {
        using var session = new SessionFixture();
        session.Show(source);
        Assert.Equal(new KeyValuePair<string, string>("text/plain", text), Assert.Single(Assert.Single(session.Output.Displays).Data));
    }

    [Fact]
    public void Of_a_large_table_the_beginning_is_shown()
    {
        using var session = new SessionFixture();
        session.Show("new byte[30, 40]");
        var lines = Assert.Single(session.Output.Displays).Data["text/plain"].Split('\n');
        Assert.Equal("Byte[30,40]", lines[0]);
        Assert.Equal(string.Join("  ", Enumerable.Repeat("0", 12)) + "  …", lines[20]);
        Assert.Equal("…", lines[^1]);
        Assert.Equal(22, lines.Length);
    }

    [Theory]
    [InlineData("Task.Delay(100_000)", "A task (WaitingForActivation). With await")]
    [InlineData("Task.FromResult(3)", "A task (RanToCompletion). With await")]
    [InlineData("Task.FromException(new InvalidOperationException())", "A task (Faulted). With await")]
    [InlineData("await Task.FromResult(3)", "3")]
    public void A_task_that_is_not_awaited_says_so(string source, string beginning)
    {
        using var session = new SessionFixture();
        session.Show(source);
        var shown = Assert.Single(Assert.Single(session.Output.Displays).Data);
        Assert.Equal("text/plain", shown.Key);
        Assert.StartsWith(beginning, shown.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_have_a_table_and_a_text()
    {
        using var session = new SessionFixture();
        session.Show("new { Name = \"layer\", Size = 3 }");
        var data = session.Output.Displays[0].Data;
        Assert.Contains("<td>Name</td>", data["text/html"], StringComparison.Ordinal);
        Assert.Contains("layer", data["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Values_can_be_asked_to_show_themselves()
    {
        using var session = new SessionFixture();
        Assert.Equal("display: 3\nupdate: 4", session.Show("var h = 3.Display();\nh.Update(4);"));
    }

    [Fact]
    public void Html_is_html()
    {
        using var session = new SessionFixture();
        session.Show("HTML(\"<b>x</b>\")");
        Assert.Equal("<b>x</b>", Assert.Single(session.Output.Displays).Data["text/html"]);
    }

    [Fact]
    public void Handle_updates_in_place()
    {
        using var session = new SessionFixture();
        session.Show("var h = display(\"one\");\nh.Update(\"two\");");
        Assert.Equal([false, true], session.Output.Displays.Select(d => d.Update));
        Assert.Equal(session.Output.Displays[0].DisplayId, session.Output.Displays[1].DisplayId);
        Assert.NotNull(session.Output.Displays[0].DisplayId);
        Assert.Equal("update: three", session.Show("h.Update(\"three\");"));
    }

    [Fact]
    public void Value_that_cannot_be_shown_says_so_and_does_not_fail_the_cell()
    {
        using var session = new SessionFixture();
        session.Show(
            "class Bad : IFormattable { public string ToString(string f, IFormatProvider p) => throw new Exception(\"no text\"); public "
            + "override string ToString() => throw new Exception(\"no text\"); }\nnew Bad()");
        Assert.NotEmpty(session.Output.Displays);
    }

    [Fact]
    public void Learner_may_use_the_names_display_and_HTML()
    {
        using var session = new SessionFixture();
        Assert.Equal("result: 3", session.Show("int display = 3;\ndisplay"));
    }
}
