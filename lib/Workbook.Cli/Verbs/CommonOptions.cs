namespace Workbook.Cli;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    public static Option<int?> Threads()
    {
        var option = new Option<int?>("--threads")
        { Description = "Threads that training may use; results do not depend on it. [default: one for each core]", HelpName = "N" };
        WholeNumber(option, 1);
        return option;
    }

    public static Option<int?> TimeLimit(int seconds)
    {
        var option = new Option<int?>("--time-limit")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"Seconds that one cell may run. [default: {seconds}]"),
            HelpName = "SECONDS",
        };
        WholeNumber(option, 1, Engine.Runner.RunOptions.MostSeconds);
        return option;
    }

    /// <summary>How notebooks are run, wherever they lie: with the library of this workbook where they find none.</summary>
    public static RunOptions RunOptions(int? threads, int seconds) => new()
    {
        CellLimit = TimeSpan.FromSeconds(seconds),
        Threads = threads,
        LibraryFolder = WorkbookFolder.Find().Library,
        Environment = new Dictionary<string, string> { [Variables.Live] = "text" },
    };

    /// <summary>Refuses files that are not there or no notebooks, with a message that names them.</summary>
    public static void MustBeThere(this Argument argument, string verb) =>
        argument.Refuse(path => NameProblem(path, verb) ?? (File.Exists(path) ? null : $"{path}: there is no such notebook."));

    /// <summary>Refuses values out of bounds, with a message that names the option.</summary>
    public static void WholeNumber(Option<int?> option, int least, int most = int.MaxValue) => option.Validators.Add(result =>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            var end = most == int.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" to {most}");
            result.AddError(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name} is \"{text}\"; wanted a whole number from {least}{end}."));
        }
    });

    /// <summary>Runs a verb's work with the screen that its options ask for.</summary>
    public static void Run(this Command command, Option<bool> json, Func<ParseResult, Screen, CancellationToken, Task<int>> work) =>
        command.SetAction(async (call, cancellation) =>
        {
            // Says before any work that it cannot be had, removes what killed commands have left, and tells whose that of this one is.
            using var scratch = ScratchFolder.Create();
            var screen = new Screen(call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, call.GetValue(json));
            // Aside, so that Ctrl+C ends the command also where it waits for a file that never comes.
            return await Task.Run(() => work(call, screen, cancellation), CancellationToken.None);
        });

    /// <summary>Refuses what no notebook can be called, with a message that names it.</summary>
    public static void MustBeNotebook(this Argument argument, string verb) =>
        argument.Refuse(path => NameProblem(path, verb));

    private static string? NameProblem(string path, string verb)
    {
        if (path.StartsWith('-'))
        {
            return $"\"{path}\" is not an option of workbook {verb}.";
        }

        try
        {
            NotebookDocument.FormatOf(path);
            return null;
        }
        catch (ArgumentException)
        {
            return $"{path}: is no notebook; wanted .ipynb or .dib.";
        }
    }

    private static void Refuse(this Argument argument, Func<string, string?> problem) => argument.Validators.Add(result =>
    {
        foreach (var found in result.Tokens.Select(token => problem(token.Value)).OfType<string>())
        {
            result.AddError(found);
        }
    });
}
