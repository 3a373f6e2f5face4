using Workbook.Kernel;

namespace Workbook.Cli;

/// <summary><c>workbook kernel</c>: the C# kernel for Jupyter's clients.</summary>
internal static class KernelVerb
{
    public static Command Create() =>
        new("kernel", "The C# kernel for Jupyter, Notebook, JupyterLab and VS Code's Jupyter extension.")
        { Install(), Uninstall(), List(), Run() };

    private static Command Install()
    {
        var (user, prefix, json) = (User(), Prefix(), CommonOptions.Json());
        var name = new Option<string>("--name")
        { Description = "The kernel's name.", HelpName = "NAME", DefaultValueFactory = _ => KernelInstaller.DefaultName };
        var command =
            new Command(
                "install",
                $"Make the kernel known to Jupyter; also as {KernelInstaller.NotebooksName}, which the notebooks ask for, where no other "
                + $"kernel has that name.") { user,
                prefix, name, json };
        OneOf(command, user, prefix);
        command.Run(json, (call, screen, _) =>
        {
            var installed =
                KernelInstaller.Install(
                    AppContext.BaseDirectory, WorkbookFolder.Find().Library, Data(call.GetValue(prefix)), call.GetValue(name)!,
                    JupyterPaths.All());
            foreach (var spec in installed)
            {
                screen.Line($"Installed {spec.Name} (\"{spec.DisplayName}\") in {spec.Folder}");
            }

            if (!installed.Any(spec => spec.Name == KernelInstaller.NotebooksName))
            {
                screen.Line(
                    $"{KernelInstaller.NotebooksName} is another kernel here and was left alone; choose \"{installed[0].DisplayName}\" in "
                    + $"the client's list of kernels.");
            }

            return Tell(screen, "installed", installed);
        });
        return command;
    }

    private static Command Uninstall()
    {
        var (user, prefix, json) = (User(), Prefix(), CommonOptions.Json());
        var name = new Option<string?>("--name") { Description = "Only the kernel of this name.", HelpName = "NAME" };
        var command = new Command("uninstall", "Remove what install has made.") { user, prefix, name, json };
        OneOf(command, user, prefix);
        command.Run(json, (call, screen, _) =>
        {
            var data = Data(call.GetValue(prefix));
            var removed = KernelInstaller.Uninstall(data, call.GetValue(name));
            foreach (var spec in removed)
            {
                screen.Line($"Removed {spec.Folder}");
            }

            if (removed.Count == 0)
            {
                throw new CommandException(
                    call.GetValue(name) is { } wanted ? $"{data} has no kernel of ours named {wanted}." : $"{data} has no kernel of ours.");
            }

            return Tell(screen, "removed", removed);
        });
        return command;
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Show the kernels that Jupyter finds, and which of them are ours.") { json };
        command.Run(json, (_, screen, _) =>
        {
            var found = JupyterPaths.All().SelectMany(KernelSpec.In).ToList();
            foreach (var spec in found)
            {
                var whose = spec.IsBroken ? "  (ours; its program is gone: install it again)" : spec.IsOurs ? "  (ours)" : "";
                screen.Line($"{spec.Name}  \"{spec.DisplayName}\"  {spec.Folder}{whose}");
            }

            if (found.Count == 0)
            {
                screen.Line("No kernel was found. Install ours with: ./workbook kernel install");
            }

            return Tell(screen, "kernels", found);
        });
        return command;
    }

    private static Command Run()
    {
        var file = new Argument<string>("CONNECTION-FILE") { Description = "The file that a client has written." };
        var command = new Command("run", "Serve one client's connection; clients call this, people seldom do.") { file };
        command.SetAction((call, _) => KernelProgram.RunAsync(call.GetValue(file)!));
        return command;
    }

    private static Option<bool> User() => new("--user") { Description = "For the current user only, which is the default." };

    private static Option<string?> Prefix() => new("--prefix")
    { Description = "Into DIR/share/jupyter, as for an environment of Python or conda.", HelpName = "DIR" };

    private static void OneOf(Command command, Option<bool> user, Option<string?> prefix) => command.Validators.Add(result =>
    {
        // Of "--prefix=" the parser keeps no word at all, and then gives no value.
        var folder = result.GetResult(prefix)?.Tokens;
        if (folder is [] or [{ Value: "" }])
        {
            result.AddError("--prefix is \"\"; wanted a folder.");
        }
        else if (folder is not null && result.GetValue(user))
        {
            result.AddError("--user and --prefix name different places; wanted one of them.");
        }
    });

    private static string Data(string? prefix) => prefix is null ? JupyterPaths.User : JupyterPaths.Of(prefix);

    private static Task<int> Tell(Screen screen, string what, IReadOnlyList<KernelSpec> specs)
    {
        if (screen.Json)
        {
            var list = specs.Select(spec => (JsonNode)new JsonObject
            { ["name"] = spec.Name, ["displayName"] = spec.DisplayName, ["folder"] = spec.Folder, ["ours"] = spec.IsOurs });
            JsonResult.Write(screen.Output, new JsonObject { ["failure"] = null, [what] = new JsonArray([.. list]) });
        }

        return Task.FromResult(ExitCode.Good);
    }
}
