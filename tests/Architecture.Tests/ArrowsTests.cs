namespace Workbook.Architecture.Tests;

/// <summary>Rooms use only what the picture in <c>docs/architecture.md</c> lets them use, and never each other in a circle.</summary>
public sealed class ArrowsTests
{
    [Fact]
    public void Types_are_found_in_rooms_and_use_each_other()
    {
        Assert.Equal("Layers", House.RoomOf["Workbook.BatchNorm"]);
        Assert.Contains(House.Uses, use => use is { From: "Networks", To: "Layers" });
        Assert.Contains(House.Uses, use => use is { From: "Cli", To: "Notebooks" });
    }

    [Fact]
    public void No_room_uses_another_that_no_arrow_leads_to() => Assert.DoesNotContain(House.Uses, use => !House.Leads(use.From, use.To));

    [Fact]
    public void No_arrow_is_drawn_that_nothing_uses() =>
        Assert.DoesNotContain(House.Drawn, arrow => !House.Uses.Any(use => (use.From, use.To) == arrow));

    [Fact]
    public void No_way_leads_back()
    {
        Assert.NotEmpty(House.Drawn);
        Assert.DoesNotContain(House.Drawn, arrow => House.Leads(arrow.To, arrow.From));
    }
}
