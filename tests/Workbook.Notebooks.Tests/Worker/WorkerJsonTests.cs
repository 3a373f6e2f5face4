namespace Workbook.Notebooks.Tests.Worker;

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
}
