namespace Workbook.Engine.Tests.Worker;

public class WorkerJsonTests
{
    [Fact]
    public void Messages_keep_their_content_on_one_line()
    {
        var error = new CellError(CellErrorKind.Exception, "N", "line\nbreak \u2028", ["a", "b"], "cell 1", 3, 4);
        var line = WorkerJson.Line(new CompletedMessage(7, new CellResult(error, StateLost: true)));
        Assert.DoesNotContain('\n', line);
        var read = Assert.IsType<CompletedMessage>(WorkerJson.ReadMessage(line));
        Assert.Equal(7, read.Id);
        Assert.True(read.Result.StateLost, line);
        Assert.Equal(error with { Traceback = read.Result.Error!.Traceback }, read.Result.Error);
        Assert.Equal(error.Traceback, read.Result.Error.Traceback);
    }

    [Fact]
    public void Requests_keep_their_content_on_one_line()
    {
        var line = WorkerJson.Line(new ExecuteRequest(1, new CellCode("cell 1", "a\r\nb", CellLanguages.Html), 2.5));
        Assert.DoesNotContain('\n', line);
        Assert.Equal(new ExecuteRequest(1, new CellCode("cell 1", "a\r\nb", CellLanguages.Html), 2.5), WorkerJson.ReadRequest(line));
    }

    [Fact]
    public void Displays_keep_their_content()
    {
        var item = new DisplayItem(new Dictionary<string, string> { ["text/html"] = "<b>é</b>" }, "id", Update: true);
        var read = Assert.IsType<DisplayMessage>(WorkerJson.ReadMessage(WorkerJson.Line(new DisplayMessage(item)))).Item;
        Assert.Equal("<b>é</b>", read.Data["text/html"]);
        Assert.Equal(("id", true, false), (read.DisplayId, read.Update, read.IsResult));
    }

    [Fact]
    public void Questions_and_answers_keep_their_content()
    {
        Assert.Equal(new CompleteRequest(3, "a\n😀", 2), WorkerJson.ReadRequest(WorkerJson.Line(new CompleteRequest(3, "a\n😀", 2))));
        Assert.Equal(new InspectRequest(4, "a", 1, 1), WorkerJson.ReadRequest(WorkerJson.Line(new InspectRequest(4, "a", 1, 1))));
        Assert.Equal(new IsCompleteRequest(5, ""), WorkerJson.ReadRequest(WorkerJson.Line(new IsCompleteRequest(5, ""))));
        var completion =
            Assert.IsType<CompletionMessage>(
                WorkerJson.ReadMessage(
                    WorkerJson.Line(
                        new CompletionMessage(6, new CompletionAnswer([new CompletionMatch("a", "a<>", "class", "s")], 1, 2)))));
        Assert.Equal(
            (6, new CompletionMatch("a", "a<>", "class", "s"), 1, 2),
            (completion.Id, Assert.Single(completion.Answer.Matches), completion.Answer.Start, completion.Answer.End));
        var inspection =
            Assert.IsType<InspectionMessage>(
                WorkerJson.ReadMessage(WorkerJson.Line(new InspectionMessage(7, new InspectionAnswer(new Dictionary<string, string>
                { ["text/html"] = "<b>" })))));
        Assert.Equal((7, "<b>", true), (inspection.Id, inspection.Answer.Data["text/html"], inspection.Answer.Found));
        var completeness = new CompletenessMessage(8, new CompletenessAnswer(Completeness.Incomplete, "  "));
        Assert.Equal(completeness, WorkerJson.ReadMessage(WorkerJson.Line(completeness)));
    }
}
