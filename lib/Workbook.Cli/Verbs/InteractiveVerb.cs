using Workbook.Kernel;

namespace Workbook.Cli;

/// <summary><c>workbook interactive</c>: what the extension Polyglot Notebooks starts in place of .NET Interactive's own tool.</summary>
internal static class InteractiveVerb
{
    private const string Server = "stdio";

    /// <summary>Whether a call serves an editor, which says by itself what a signal means.</summary>
    public static bool IsServer(ParseResult call) => call.CommandResult.Command.Name == Server;

    public static Command Create()
    {
        // The extension writes its own name there: [vscode].
        var client = new Argument<string[]>("CLIENT") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("interactive", "The C# kernel for VS Code's extension Polyglot Notebooks.")
        { client, Install(), Uninstall(), Stdio(), Parser() };
        client.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word is not ['[', .., ']']))
            {
                result.AddError($"\"{word}\" is not a verb of workbook interactive{WorkbookCommand.Verbs(command)}.");
            }
        });
        return command;
    }

    private static Command Install()
    {
        var json = CommonOptions.Json();
        var command = new Command(
            "install", "Let the extension start this kernel in this workspace: writes .vscode/settings.json.") { json };
        command.Run(json, (_, screen, _) =>
        {
            var folder = WorkbookFolder.Find();
            var path = EditorSettings.Install(AppContext.BaseDirectory, folder.Interactive, folder.Root);
            screen.Line($"{WorkbookFolder.Shown(path)} names this kernel; reload the editor's window, and again after each install.");
            return Tell(screen, path);
        });
        return command;
    }

    private static Command Uninstall()
    {
        var json = CommonOptions.Json();
        var command = new Command("uninstall", "Let the extension start .NET Interactive's own tool again.") { json };
        command.Run(json, (_, screen, _) =>
        {
            var path = EditorSettings.Uninstall(WorkbookFolder.Find().Root)
                ?? throw new CommandException("The workspace's settings do not name this kernel.");
            screen.Line($"{WorkbookFolder.Shown(path)} no longer names this kernel; reload the editor's window.");
            return Tell(screen, path);
        });
        return command;
    }

    private static Task<int> Tell(Screen screen, string path)
    {
        if (screen.Json)
        {
            JsonResult.Write(screen.Output, new JsonObject { ["failure"] = null, ["settings"] = path });
        }

        return Task.FromResult(ExitCode.Good);
    }

    private static Command Stdio()
    {
        var folder = new Option<string?>("--working-dir") { Description = "The notebook's folder.", HelpName = "DIR" };
        var host = new Option<string?>("--kernel-host") { Description = "A name for the kernels' addresses.", HelpName = "NAME" };
        var command = new Command(
            Server, "Serve one notebook over standard input and output; the extension calls this, people seldom do.") { folder, host };
        foreach (var (name, value) in new[]
        {
            ("--http-port-range", "A-B"), ("--http-port", "N"), ("--default-kernel", "NAME"), ("--log-path", "DIR"),
        })
        {
            command.Add(new Option<string?>(name) { Description = "Without meaning here.", HelpName = value, Hidden = true });
        }

        command.Add(new Option<bool>("--preview") { Hidden = true });
        command.Add(new Option<bool>("--verbose") { Hidden = true });
        command.SetAction((call, _) => InteractiveProgram.ServeAsync(
            call.GetValue(folder) ?? Environment.CurrentDirectory, call.GetValue(host)));
        return command;
    }

    private static Command Parser()
    {
        var command = new Command(
            "notebook-parser", "Open and save notebooks over standard input and output; the extension calls this, people seldom do.");
        command.SetAction((_, cancellation) => InteractiveProgram.ParseAsync(cancellation));
        return command;
    }
}
