namespace Workbook.Architecture.Tests;

/// <summary>What the rooms of the library are, and that their uses of each other are seen.</summary>
public sealed class ArrowsTests
{
    [Fact]
    public void Zz()
    {
        foreach (var g in House.Uses.GroupBy(u => (u.From, u.To)))
        {
            Console.WriteLine($"ARROW {g.Key.From} {g.Key.To} {g.First()}");
        }
    }

    [Fact]
    public void Types_are_found_in_rooms_and_use_each_other()
    {
        Assert.Equal("Layers", House.RoomOf["Workbook.BatchNorm"]);
        Assert.Contains(House.Uses, use => use is { From: "Networks", To: "Layers" });
        Assert.Contains(House.Uses, use => use is { From: "Cli", To: "Notebooks" });
    }
}
