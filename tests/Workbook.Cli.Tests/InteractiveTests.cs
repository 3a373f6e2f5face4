using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

/// <summary>The settings by which an editor's extension starts this kernel, and what they start.</summary>
public sealed class InteractiveTests
{
    private const string Settings = ".vscode/settings.json";

    [Fact]
    public async Task What_the_settings_name_can_be_started_from_anywhere()
    {
        using var workspace = new Workspace();
        var installed = await workspace.CallAsync("interactive", "install");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Error));
        var words = Words(workspace, "dotnet-interactive.notebookParserArgs");
        Assert.Equal("{dotnet_path}", words[0]);
        var start = new ProcessStartInfo("dotnet", words.Skip(1))
        { WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var parser = Process.Start(start)!;
        await parser.StandardInput.WriteLineAsync("""{"type":"parse","id":"1","serializationType":"dib","defaultLanguage":"csharp","rawData":"IyFjc2hhcnAKMSArIDE="}""");
        parser.StandardInput.Close();
        var answer = JsonNode.Parse(await parser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))!;
        var cell = Assert.Single(answer["document"]!["elements"]!.AsArray())!;
        Assert.Equal(("1", "csharp", "1 + 1"), ((string?)answer["id"], (string?)cell["kernelName"], (string?)cell["contents"]));
        Assert.Equal(
            ["interactive", "[vscode]", "stdio", "--working-dir", "{working_dir}"],
            Words(workspace, "dotnet-interactive.kernelTransportArgs")[2..]);
    }

    [Fact]
    public async Task Other_settings_are_kept_and_ours_go_again()
    {
        using var workspace = new Workspace();
        workspace.Write(
            Settings,
            """{ "editor.rulers": [140], "dotnet-interactive.notebookParserArgs": ["{dotnet_path}", "/old/Workbook.Cli.dll"] }""");
        Assert.Equal(0, (await workspace.CallAsync("interactive", "install")).ExitCode);
        Assert.DoesNotContain("/old/", workspace.Read(Settings), StringComparison.Ordinal);
        var removed = await workspace.CallAsync("interactive", "uninstall", "--json");
        Assert.EndsWith("settings.json", (string)JsonNode.Parse(removed.Output)!["settings"]!, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "editor.rulers": [140] }"""), JsonNode.Parse(workspace.Read(Settings))));
        var again = await workspace.CallAsync("interactive", "uninstall");
        Assert.Equal((1, "The workspace's settings do not name this kernel.\n"), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task Another_programs_settings_stay()
    {
        using var workspace = new Workspace();
        const string Others = """{ "dotnet-interactive.kernelTransportArgs": ["{dotnet_path}", "/theirs.dll"] }""";
        workspace.Write(Settings, Others);
        var install = await workspace.CallAsync("interactive", "install");
        Assert.Equal(1, install.ExitCode);
        Assert.Contains("a dotnet-interactive.kernelTransportArgs of its own", install.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await workspace.CallAsync("interactive", "uninstall")).ExitCode);
        Assert.Equal(Others, workspace.Read(Settings));
    }

    [Theory]
    [InlineData("{ // mine\n\"a\": 1 }")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Settings_that_would_lose_something_stay_as_they_are(string text)
    {
        using var workspace = new Workspace();
        workspace.Write(Settings, text);
        var call = await workspace.CallAsync("interactive", "install");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("settings.json is no plain JSON object", call.Error, StringComparison.Ordinal);
        Assert.Equal(text, workspace.Read(Settings));
    }

    private static string[] Words(Workspace workspace, string setting) =>
        [.. JsonNode.Parse(workspace.Read(Settings))![setting]!.AsArray().Select(word => (string)word!)];
}
