namespace Workbook.Cli;

/// <summary><c>workbook data</c>: makes or gets a data set into <c>data/</c>.</summary>
internal static class DataVerb
{
    public static Command Create() =>
        new("data", "Make or get a data set into data/.") { CifarStyle(), Cifar10() };

    /// <summary>Makes the CIFAR-style set where it is missing or, if wanted <paramref name="anew"/>, damaged; whether it did.</summary>
    private static async Task<bool> MakeCifarStyleAsync(WorkbookFolder workbook, bool anew, Screen screen, CancellationToken cancellation)
    {
        DataSetFiles.RemoveLeft(workbook.Data);
        if (DataSetFiles.IsThere("cifar-style", workbook.Data) && (!anew || DataSetFiles.IsSound("cifar-style", workbook.Data)))
        {
            return false;
        }

        var folder = DataSetFiles.FolderOf("cifar-style", workbook.Data);
        screen.Line($"Making the CIFAR-style pictures in {WorkbookFolder.Shown(folder)} (once, a few seconds).");
        await Bar.ShowAsync(
            screen, "cifar-style", progress => Task.Run(() => DataSetFiles.Generate(workbook.Data, progress, cancellation), cancellation));
        return true;
    }

    /// <summary>Makes the CIFAR-style set where it is missing and one of the notebooks loads it.</summary>
    public static async Task MakeIfUsedAsync(
        IReadOnlyList<NotebookDocument> notebooks, WorkbookFolder workbook, Screen screen, CancellationToken cancellation)
    {
        var used = notebooks.Any(notebook => notebook.Cells.Any(
            cell => cell.Kind == CellKind.Code && cell.Source.Contains("\"cifar-style\"", StringComparison.Ordinal)));
        if (used)
        {
            // A damaged one is replaced by who asks for that, not by the way; the notebook says that it is.
            await MakeCifarStyleAsync(workbook, anew: false, screen, cancellation);
        }
    }

    private static Command CifarStyle()
    {
        var json = CommonOptions.Json();
        var command = new Command("cifar-style", "Draw 6,000 pictures in CIFAR-10's format, the same ones on every machine.") { json };
        command.Run(json, async (_, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            var made = await MakeCifarStyleAsync(workbook, anew: true, screen, cancellation);
            return Tell(screen, "cifar-style", workbook, made);
        });
        return command;
    }

    private static Command Cifar10()
    {
        var from = new Option<FileInfo?>("--from") { Description = "Take this archive instead of downloading it.", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("cifar10", "Download the real CIFAR-10 (163 MB; resumed where it stopped), check it and unpack it.")
        { from, json };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            DataSetFiles.RemoveLeft(workbook.Data);
            var missing = !DataSetFiles.IsThere("cifar10", workbook.Data);
            if (missing)
            {
                var file = call.GetValue(from)?.FullName;
                await Bar.ShowAsync(screen, "cifar10", progress => DataSetFiles.DownloadAsync(workbook.Data, file, progress, cancellation));
            }

            return Tell(screen, "cifar10", workbook, missing);
        });
        return command;
    }

    private static int Tell(Screen screen, string name, WorkbookFolder workbook, bool made)
    {
        var folder = WorkbookFolder.Shown(DataSetFiles.FolderOf(name, workbook.Data));
        screen.Line(made ? $"{folder} is ready." : $"{folder} is there already.");
        if (screen.Json)
        {
            JsonResult.Write(screen.Output, new JsonObject
            { ["failure"] = null, ["dataset"] = name, ["folder"] = folder, ["made"] = made });
        }

        return ExitCode.Good;
    }
}
