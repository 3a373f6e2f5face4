namespace Workbook.Notebooks;

/// <summary>Takes what cells show and keeps nothing of it.</summary>
internal sealed class NoOutput : ISessionOutput
{
    /// <summary>The one there is.</summary>
    public static NoOutput Instance { get; } = new();

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
    }

    /// <inheritdoc/>
    public void Display(DisplayItem item)
    {
    }
}
