using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Workbook.Cli;

/// <summary>The command <c>workbook</c>: reads the call, runs a verb, turns what happens into an exit code.</summary>
internal static class WorkbookCommand
{
    // After Ctrl+C: as long as a notebook's process may take to end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs one call of a command: of this one, or of another program that is called the same way.</summary>
    public static async Task<int> RunAsync(Command root, string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            return await CallAsync(root, arguments, output, error);
        }
        catch (OutputException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> CallAsync(Command root, string[] arguments, TextWriter output, TextWriter error)
    {
        var call = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var json = arguments.Contains("--json");
        if (call.Errors.Count > 0)
        {
            var reasons = Reasons(call);
            reasons.ForEach(error.WriteLine);
            await error.WriteLineAsync($"See: {Called(call)} --help");
            return Failure(json, output, string.Join(' ', reasons), ExitCode.WrongCall);
        }

        try
        {
            TimeSpan? patience = InteractiveVerb.IsServer(call) ? null : Patience;
            var configuration = new InvocationConfiguration
            { EnableDefaultExceptionHandler = false, Output = output, Error = error, ProcessTerminationTimeout = patience };
            return await call.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped.");
            return Failure(json, output, "stopped", ExitCode.Failed);
        }
        catch (Exception e) when (e is not OutputException)
        {
            var reason = IsExpected(e) ? e.Message : UnexpectedError.Describe(e);
            await error.WriteLineAsync(reason);
            return Failure(json, output, reason, ExitCode.Failed);
        }
    }

    public static Command Create()
    {
        var root = new Command(
            "workbook",
            "A workbook on batch normalization and dropout: run its notebooks, have your answers checked, build them, get its data.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        root.Add(RunVerb.Create());
        root.Add(CheckVerb.Create());
        root.Add(ConvertVerb.Create());
        root.Add(BuildVerb.Create());
        root.Add(DataVerb.Create());
        root.Add(KernelVerb.Create());
        root.Add(InteractiveVerb.Create());
        return root;
    }

    private static string Called(ParseResult call)
    {
        var names = new List<string>();
        for (SymbolResult? at = call.CommandResult; at is CommandResult called; at = at.Parent)
        {
            names.Insert(0, called.Command.Name);
        }

        return string.Join(' ', names);
    }

    // A word that is no verb is reported as a missing verb as well; the word says more.
    private static List<string> Reasons(ParseResult call)
    {
        var (called, verbs) = (Called(call), Verbs(call.CommandResult.Command));
        var words = call.UnmatchedTokens.Take(1).Select(word => $"\"{word}\" is not a verb or option of {called}{verbs}.").ToList();
        if (words.Count == 0 && verbs.Length > 0)
        {
            words.Add($"{called} needs a verb{verbs}.");
        }

        return words.Count > 0 && call.Errors.All(mistake => mistake.SymbolResult is CommandResult)
            ? words
            : [.. call.Errors.Where(mistake => verbs.Length == 0 || mistake.SymbolResult is not CommandResult)
                .Select(mistake => mistake.Message).Distinct()];
    }

    /// <summary>"; its verbs are run, check": nothing for a command without any.</summary>
    internal static string Verbs(Command command)
    {
        var verbs = string.Join(", ", command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name));
        return verbs.Length == 0 ? "" : $"; its verbs are {verbs}";
    }

    private static int Failure(bool json, TextWriter output, string reason, int exitCode)
    {
        if (json)
        {
            JsonResult.Write(output, new JsonObject { ["failure"] = reason });
        }

        return exitCode;
    }

    // What goes wrong outside our own code: files, folders, the network, a notebook that is none.
    private static bool IsExpected(Exception e) =>
        e is CommandException or DatasetException or NotebookFormatException
            or IOException or UnauthorizedAccessException or HttpRequestException;
}
