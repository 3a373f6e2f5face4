namespace Workbook.Cli.Tests;

/// <summary>What the command does where the machine does not give what it needs, and where it was killed.</summary>
public sealed class SurroundingsTests
{
    private const string Connection = """
        {"ip":"127.0.0.1","transport":"tcp","key":"","shell_port":41001,"iopub_port":41002,"stdin_port":41003,"control_port":41004,"hb_port":41005}
        """;

    [Theory]
    [InlineData("missing", "there is no such folder", "check", "a.dib")]
    [InlineData("missing", "there is no such folder", "run", "a.dib")]
    [InlineData("missing", "there is no such folder", "kernel", "run", "connection.json")]
    [InlineData("a.dib", "there is no such folder", "run", "a.dib")]
    [InlineData(
        "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long", "for sockets, at most 75 are wanted", "run", "a.dib")]
    public async Task Without_a_folder_for_temporary_files_nothing_begins(string folder, string why, params string[] call)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has another variable, and pipes that are no files.");
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nSystem.IO.File.WriteAllText(\"started.txt\", \"\");\n");
        workspace.Write("connection.json", Connection);
        Directory.CreateDirectory(workspace.Path("long-long-long-long-long-long-long-long-long-long-long-long-long-long-long"));
        var (exitCode, output, error) = await Call.RunAsync(workspace.Folder, new() { ["TMPDIR"] = workspace.Path(folder) }, call);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains($"The folder for temporary files, {workspace.Path(folder)}, cannot be used: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(workspace.Path("started.txt")) || Directory.Exists(workspace.Path("artifacts")));
    }

    [Fact]
    public async Task A_user_without_a_home_is_told_so_and_nothing_lands_in_the_current_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not find a user's folders by the environment.");
        using var workspace = new Workspace();
        Dictionary<string, string> environment = new()
        { ["HOME"] = workspace.Path("nobody"), ["XDG_DATA_HOME"] = "", ["JUPYTER_DATA_DIR"] = "" };
        var install = await Call.RunAsync(workspace.Folder, environment, "kernel", "install");
        Assert.Equal((1, ""), (install.ExitCode, install.Output));
        Assert.StartsWith($"HOME is \"{workspace.Path("nobody")}\"", install.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Call.RunAsync(workspace.Folder, environment, "kernel", "list")).ExitCode);
        workspace.Write("a.dib", "#!csharp\n\nConsole.WriteLine(1);\n");
        Assert.Equal(0, (await Call.RunAsync(workspace.Folder, environment, "run", "a.dib")).ExitCode);
        Assert.Equal(
            ["Workbook.slnx", "a.dib", "artifacts", "notebooks"],
            Directory.EnumerateFileSystemEntries(workspace.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run nothere.ipynb 2>&-", 2)]
    [InlineData("data cifar10 --from . 2>&-", 1)]
    [InlineData("data cifar10 --from . --json >/dev/full 2>/dev/full", 1)]
    [InlineData("kernel run nothere.json 2>&-", 1)]
    public async Task Where_nothing_can_be_said_the_exit_code_still_tells(string words, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Others have no /dev/full.");
        using var workspace = new Workspace();
        using var shell =
            System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"dotnet '{typeof(WorkbookCommand).Assembly.Location}' {words}"])
                {
                    WorkingDirectory = workspace.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
                })!;
        Assert.DoesNotContain(
            "   at ", await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, shell.ExitCode);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        using var workspace = new Workspace();
        workspace.Write("a.dib", "#!csharp\n\nConsole.WriteLine(1);\n");
        var call = await Call.RunAsync(
            workspace.Folder, new Dictionary<string, string> { ["DOTNET_HOST_PATH"] = workspace.Path("a.dib") }, "run", "a.dib");
        Assert.Equal((1, ""), (call.ExitCode, call.Error));
        Assert.Contains(
            $"The notebook's process cannot be started: An error occurred trying to start process '{workspace.Path("a.dib")}'", call.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_command_has_left_goes_with_the_next_one_and_its_cells_end_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal, and pipes that are no files.");
        using var workspace = new Workspace();
        Dictionary<string, string> environment = new() { ["TMPDIR"] = Directory.CreateDirectory(workspace.Path("tmp")).FullName };
        workspace.Write(
            "a.dib", "#!csharp\n\nvar held = new System.IO.FileStream(\"held\", System.IO.FileMode.CreateNew, "
                + "System.IO.FileAccess.Write, System.IO.FileShare.None);\nwhile (true) { }\n");
        using var killed = Call.Start(workspace.Folder, environment, "run", "a.dib");
        while (!File.Exists(workspace.Path("held")))
        {
            Assert.False(killed.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        killed.Kill();
        await EndOfCellAsync(workspace.Path("held")).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(environment["TMPDIR"]));
        Assert.Equal(0, (await Call.RunAsync(workspace.Folder, environment, "kernel", "list")).ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(environment["TMPDIR"]));
    }

    private static async Task EndOfCellAsync(string held)
    {
        while (true)
        {
            try
            {
                await new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None).DisposeAsync();
                return;
            }
            catch (IOException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
