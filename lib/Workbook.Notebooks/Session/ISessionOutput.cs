namespace Workbook.Notebooks;

/// <summary>Receives what a session's cells show, in the order in which they show it. Called from any thread.</summary>
public interface ISessionOutput
{
    /// <summary>Takes a piece of console text.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text, not necessarily a whole line.</param>
    public void Stream(string name, string text);

    /// <summary>Takes a value that is shown for the first time, or again in the same place.</summary>
    public void Display(DisplayItem item);
}

/// <summary>A value shown by a cell, as texts of one or more media types.</summary>
/// <param name="Data">Media type to text; binary types (images) as base64, JSON types as JSON text.</param>
/// <param name="DisplayId">The name under which it can be shown again in the same place; null for a value shown once.</param>
/// <param name="Update">Whether it takes the place of what was shown under <paramref name="DisplayId"/>.</param>
/// <param name="IsResult">Whether it is the value of the cell's last expression.</param>
public sealed record DisplayItem(
    IReadOnlyDictionary<string, string> Data,
    string? DisplayId = null,
    bool Update = false,
    bool IsResult = false);

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
