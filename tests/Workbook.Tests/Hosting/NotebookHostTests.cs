using Microsoft.DotNet.Interactive;

namespace Workbook.Tests.Hosting;

public sealed class NotebookHostTests
{
    [Fact]
    public void A_test_is_no_notebook() => Assert.False(NotebookHost.IsNotebook);

    [Fact]
    public void Our_engine_gets_an_id_whether_it_replaces_and_each_representation()
    {
        var shown = new List<(string Id, bool Update, IReadOnlyDictionary<string, string> Bundle)>();

        var replace = new WorkbookHost((id, update, bundle) => shown.Add((id, update, bundle))).Show(new LiveContent("one", "<b>one</b>"));
        replace(new LiveContent("two"));

        Assert.Equal([false, true], shown.Select(entry => entry.Update));
        Assert.Equal(shown[0].Id, shown[1].Id);
        Assert.Equal("<b>one</b>", shown[0].Bundle["text/html"]);
        Assert.Equal("two", shown[1].Bundle["text/plain"]);
    }

    [Fact]
    public void The_kernels_display_is_found_by_name_and_updated()
    {
        var context = KernelInvocationContext.Current = new KernelInvocationContext();

        var host = InteractiveHost.Find(typeof(KernelInvocationContext).Assembly);
        host!.Show(new LiveContent("one"))("two");
        host.Show("text");

        Assert.Equal(["LiveContent { Text = one, Html =  } as text/html, text/plain", "then two", "text as "], context.Shown);
    }

    [Fact]
    public void Outside_of_a_running_cell_there_is_no_kernel()
        => Assert.Null(InteractiveHost.Find(typeof(Figure).Assembly));

    [Fact]
    public void A_terminals_line_is_written_over_and_wiped()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var host = new ConsoleHost(output, terminalWidth: 80);

        var replace = host.Show("epoch 10");
        replace("done");
        host.EndLine();

        Assert.Equal("\repoch 10\rdone    \n", output.ToString());
    }

    [Fact]
    public void A_terminals_line_never_wraps()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new ConsoleHost(output, terminalWidth: 10).Show("epoch 10 of 20");

        Assert.Equal("\repoch 10…", output.ToString());
    }

    [Fact]
    public void A_log_has_no_carriage_returns()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new ConsoleHost(output, terminalWidth: null).Show("epoch 10");

        Assert.Equal("epoch 10\n", output.ToString());
    }
}
