namespace Workbook.Architecture.Tests;

/// <summary>The picture in <c>docs/architecture.md</c> is what the compiled code does.</summary>
public sealed class ArrowsTests
{
    [Fact]
    public void Types_are_found_in_rooms_and_use_each_other()
    {
        Assert.Equal("Layers", House.RoomOf["Workbook.BatchNorm"]);
        Assert.Contains(House.Uses, use => use is { From: "Networks", To: "Layers" });
        Assert.Contains(House.Uses, use => use is { From: "Cli", To: "Runner" });
    }

    [Fact]
    public void No_room_uses_another_that_no_arrow_leads_to() =>
        Assert.DoesNotContain(House.Uses, use => !House.Leads(use.From, use.To));

    [Fact]
    public void No_arrow_is_drawn_that_nothing_uses() =>
        Assert.Empty(House.Drawn.Except(House.Uses.Select(use => (use.From, use.To))));

    [Fact]
    public void No_way_leads_back() => Assert.DoesNotContain(House.Drawn, arrow => House.Leads(arrow.From, arrow.From));

    [Fact]
    public void The_renderer_shares_no_type_with_the_rest() =>
        Assert.DoesNotContain(House.Uses, use => use.From == House.Renderer || use.To == House.Renderer);
}
