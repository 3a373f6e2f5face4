using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

public sealed class DataTests
{
    [Fact]
    public async Task The_pictures_are_made_once()
    {
        using var workspace = new Workspace();
        var made = await workspace.CallAsync("data", "cifar-style", "--json");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        var json = JsonNode.Parse(made.Output)!;
        Assert.Equal(("cifar-style", true), ((string)json["dataset"]!, (bool)json["made"]!));
        Assert.True(Directory.Exists(workspace.Path("data/cifar-style")));

        var again = await workspace.CallAsync("data", "cifar-style");
        Assert.Equal((0, "data/cifar-style is there already.\n"), (again.ExitCode, again.Output.Replace('\\', '/')));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Damaged_pictures_are_drawn_anew_when_that_is_asked_for_and_leftovers_go()
    {
        using var workspace = new Workspace();
        Assert.Equal(0, (await workspace.CallAsync("data", "cifar-style")).ExitCode);
        var file = workspace.Path("data/cifar-style/data_batch_3.bin");
        var sound = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. sound[..^1], (byte)(sound[^1] ^ 1)]);
        var left = $"data/cifar-style.{Guid.NewGuid():N}.part";
        workspace.Write($"{left}/.in-use", "");

        workspace.Write("a.dib", "#!csharp\n\n// \"cifar-style\"\n");
        Assert.Equal(0, (await workspace.CallAsync("run", "a.dib")).ExitCode);
        Assert.NotEqual(sound, File.ReadAllBytes(file));
        Assert.False(Directory.Exists(workspace.Path(left)));
        Assert.Equal(0, (await workspace.CallAsync("data", "cifar-style")).ExitCode);
        Assert.Equal(sound, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_one_line_and_leaves_nothing()
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync("data", "cifar10", "--from", "nothere.tar.gz");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("nothere.tar.gz", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(workspace.Path("data")));
    }
}
