using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

public sealed class KernelTests
{
    [Fact]
    public async Task The_kernel_is_installed_listed_and_removed_under_a_prefix()
    {
        using var workspace = new Workspace();
        var installed = await workspace.CallAsync("kernel", "install", "--prefix", "env", "--json");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Error));
        var first = JsonNode.Parse(installed.Output)!["installed"]![0]!;
        Assert.Equal(("workbook-csharp", true), ((string)first["name"]!, (bool)first["ours"]!));
        Assert.True(File.Exists(workspace.Path("env/share/jupyter/kernels/workbook-csharp/kernel.json")));

        var removed = await workspace.CallAsync("kernel", "uninstall", "--prefix", "env");
        Assert.Equal(0, removed.ExitCode);
        Assert.Contains("workbook-csharp", removed.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(workspace.Path("env/share/jupyter/kernels")));

        var again = await workspace.CallAsync("kernel", "uninstall", "--prefix", "env");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("has no kernel of ours", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_places_at_once_are_a_wrong_call()
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync("kernel", "install", "--user", "--prefix", "env");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("--user and --prefix", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_file_that_is_none_is_named()
    {
        using var workspace = new Workspace();
        workspace.Write("connection.json", "{}");
        var call = await workspace.CallAsync("kernel", "run", "connection.json");
        Assert.Equal(
            (1, "workbook kernel: connection.json is no connection file of Jupyter: transport is missing; wanted a text\n"),
            (call.ExitCode, call.Error));
    }

    [Fact]
    public async Task An_address_that_is_none_is_named()
    {
        using var workspace = new Workspace();
        workspace.Write("connection.json", """
            {"ip":"no address","transport":"tcp","key":"","shell_port":41001,"iopub_port":41002,"stdin_port":41003,"control_port":41004,"hb_port":41005}
            """);
        var call = await workspace.CallAsync("kernel", "run", "connection.json");
        Assert.Equal(1, call.ExitCode);
        Assert.StartsWith(
            "workbook kernel: cannot listen where connection.json says, at no address: ", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }
}
