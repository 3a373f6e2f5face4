namespace Workbook.Cli;

/// <summary><c>workbook check</c>: runs a learner's notebook and tells how far its tasks are.</summary>
internal static class CheckVerb
{
    private const int Seconds = 60;

    public static Command Create()
    {
        var notebook = new Argument<FileInfo>("NOTEBOOK") { Description = "A notebook with answers, .ipynb or .dib." };
        notebook.MustBeThere("check");
        var seed = new Option<int?>("--seed")
        { Description = "Draw the checks' inputs from this number, to repeat a result. [default: another each time]", HelpName = "N" };
        CommonOptions.WholeNumber(seed, 0);
        var limit = CommonOptions.TimeLimit(Seconds);
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var command =
            new Command(
                "check", "Check the answers in a notebook: points, verdicts, mistakes by name. Experiments are left out; nothing is "
                    + "written.")
        {
            notebook, seed, limit, threads, json,
        };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var options = CommonOptions.RunOptions(call.GetValue(threads), call.GetValue(limit) ?? Seconds);
            var file = call.GetValue(notebook)!.FullName;
            var check = await NotebookCheck.RunAsync(file, call.GetValue(seed), options, screen, cancellation);
            if (screen.Json)
            {
                JsonResult.Write(screen.Output, check.ToJson());
            }
            else
            {
                CheckText.Show(screen, check);
            }

            return check.Good ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }
}
