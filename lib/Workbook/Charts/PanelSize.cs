namespace Workbook.Charts;

/// <summary>The size of a plot, in CSS pixels.</summary>
internal readonly record struct PanelSize(int Width, int Height)
{
    /// <summary>A plot that stands alone is larger than one among others, of which two fit side by side in a notebook.</summary>
    public static PanelSize For(int panels) => panels == 1 ? new(640, 380) : new(440, 330);
}
