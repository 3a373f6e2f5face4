namespace Workbook.Cli;

/// <summary><c>workbook convert</c>: writes a notebook in the other of the two file formats.</summary>
internal static class ConvertVerb
{
    public static Command Create()
    {
        var from = new Argument<FileInfo>("FROM") { Description = "A notebook, .ipynb or .dib." };
        from.MustBeThere("convert");
        var to = new Argument<FileInfo>("TO") { Description = "The file to write, .dib or .ipynb." };
        to.MustBeNotebook("convert");
        var force = new Option<bool>("--force") { Description = "Overwrite TO." };
        var json = CommonOptions.Json();
        var command =
            new Command(
                "convert", "Write an .ipynb as .dib, plain text for git and editors, or a .dib as .ipynb. All is kept but outputs, "
                    + "for which a .dib has no place.")
        { from, to, force, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(from)?.Tokens is [var read] && result.GetResult(to)?.Tokens is [var written] && !result.Errors.Any()
                && Path.GetExtension(read.Value).Equals(Path.GetExtension(written.Value), StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"{read.Value} and {written.Value} have the same format; wanted one .ipynb and one .dib.");
            }
        });
        command.Run(json, (call, screen, _) =>
        {
            var target = call.GetValue(to)!.FullName;
            if (Directory.Exists(target))
            {
                throw new CommandException($"{WorkbookFolder.Shown(target)} is a folder; wanted a file.");
            }

            if (File.Exists(target) && !call.GetValue(force))
            {
                throw new CommandException($"{WorkbookFolder.Shown(target)} is there already; --force overwrites it.");
            }

            return Task.FromResult(Convert(call.GetValue(from)!.FullName, target, screen));
        });
        return command;
    }

    private static int Convert(string source, string target, Screen screen)
    {
        var document = NotebookDocument.Load(source);
        WorkbookFolder.RequireWritable(Path.GetDirectoryName(target)!);
        document.Save(target);
        var (from, to) = (WorkbookFolder.Shown(source), WorkbookFolder.Shown(target));
        screen.Line($"{from} -> {to} ({document.Cells.Count} cells)");
        var lost = NotebookDocument.FormatOf(target) == NotebookFormat.Dib ? document.Cells.Count(cell => cell.Outputs.Count > 0) : 0;
        if (lost > 0)
        {
            screen.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{to}: without the outputs of {lost} cells, for which a .dib has no place."));
        }

        if (screen.Json)
        {
            JsonResult.Write(screen.Output, new JsonObject
            { ["failure"] = null, ["from"] = from, ["to"] = to, ["cells"] = document.Cells.Count, ["withoutOutputs"] = lost });
        }

        return ExitCode.Good;
    }
}
