using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Tests.Worker;

/// <summary>What a client writes and reads by itself, against the package's own reader and writer.</summary>
public class WireTests
{
    private static readonly SubmitCode Cell = new("1", "csharp");

    static WireTests() => CellErrorProduced.Register();

    [Fact]
    public void Cells_are_read_by_the_package()
    {
        var line = Wire.Submit("7", new CellCode("cell 1", "a\r\nb\u2028", CellLanguages.Html));
        Assert.DoesNotContain('\n', line);
        var read = Assert.IsType<SubmitCode>(Read(line).Command);
        Assert.Equal(("7", "a\r\nb\u2028", "html"), (read.GetOrCreateToken(), read.Code, read.TargetKernelName));
        Assert.Equal("cell 1", read.Parameters[CellTexts.NameParameter]);
    }

    [Fact]
    public void Questions_are_read_by_the_package()
    {
        var read = Assert.IsType<RequestCompletions>(Read(Wire.Ask("8", Wire.Completions, "a\n😀b", 5)).Command);
        Assert.Equal(("8", "a\n😀b", new LinePosition(1, 3)), (read.GetOrCreateToken(), read.Code, read.LinePosition));
        Assert.IsType<RequestHoverText>(Read(Wire.Ask("9", Wire.HoverText, "a", 0)).Command);
        Assert.Equal("x", Assert.IsType<RequestCompleteness>(Read(Wire.Ask("1", nameof(RequestCompleteness), "x", 0)).Command).Code);
        Assert.Equal("2.cancel", Assert.IsType<Cancel>(Read(Wire.Cancel("2")).Command).GetOrCreateToken());
        Assert.IsType<Quit>(Read(Wire.Quit("3")).Command);
    }

    [Fact]
    public void A_line_that_a_cell_asked_for_is_read_by_the_package()
    {
        var asked = JsonDocument.Parse(KernelCommandEnvelope.Serialize(new RequestInput("How?"))).RootElement;
        var answers = Wire.Answer(asked, new InputLine("so")).Select(line => Read(line).Event).ToList();
        Assert.Equal("so", Assert.IsType<InputProduced>(answers[0]).Value);
        Assert.IsType<CommandSucceeded>(answers[1]);
        var refused = Assert.IsType<CommandFailed>(Read(Assert.Single(Wire.Answer(asked, new InputLine(null, "no")))).Event);
        Assert.Equal("no", refused.Message);
        Assert.Equal(asked.GetProperty("token").GetString(), refused.Command.GetOrCreateToken());
    }

    [Fact]
    public void Errors_keep_their_content_on_one_line()
    {
        var error = new CellError(CellErrorKind.TimeLimit, "N", "line\nbreak \u2028", ["a", "b"], "cell 1", 3, 4)
        {
            Advice = "so",
            Mistake = "m",
        };
        var line = Written(new CellErrorProduced(error, CellErrorRole.Thread, stateLost: true, Cell));
        var (read, role, lost) = line.Error();
        Assert.Equal((CellErrorRole.Thread, true), (role, lost));
        Assert.Equal(error with { Traceback = read.Traceback }, read);
        Assert.Equal(error.Traceback, read.Traceback);
        Assert.Equal(Cell.GetOrCreateToken(), line.Token);
    }

    [Fact]
    public void Displays_keep_their_content()
    {
        FormattedValue[] values = [new("text/html", "<b>é</b>")];
        var updated = Written(new DisplayedValueUpdated(1, "id", Cell, values)).Display();
        Assert.Equal(("<b>é</b>", "id", true, false), (updated.Data["text/html"], updated.DisplayId, updated.Update, updated.IsResult));
        var result = Written(new ReturnValueProduced(1, Cell, values)).Display();
        Assert.Equal((null, false, true), (result.DisplayId, result.Update, result.IsResult));
    }

    [Fact]
    public void Diagnostics_have_a_place()
    {
        var span = new LinePositionSpan(new LinePosition(2, 1), new LinePosition(2, 3));
        var line = Written(new DiagnosticsProduced(
            [
                new(span, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, "W", "careful"),
                new(span, Microsoft.CodeAnalysis.DiagnosticSeverity.Error, "E", "wrong"),
            ],
            [],
            Cell));
        Assert.Equal(("wrong", 3), line.FirstError());
    }

    private static CommandOrEvent Read(string line) => Serializer.DeserializeCommandOrEvent(line);

    private static WireLine Written(KernelEvent told)
    {
        var line = KernelEventEnvelope.Serialize(told);
        Assert.DoesNotContain('\n', line);
        return WireLine.Read(line);
    }
}
