namespace Workbook.Engine.Showing;

/// <summary>Receives what a session's cells show, in the order in which they show it. Called from any thread.</summary>
internal interface ISessionOutput
{
    /// <summary>Takes a piece of console text, not necessarily a whole line, of "stdout" or "stderr".</summary>
    public void Stream(string name, string text);

    /// <summary>Takes a value that is shown for the first time, or again in the same place.</summary>
    public void Display(DisplayItem item);
}

/// <summary>
/// A value shown by a cell, by media type: binary types (images) as base64, JSON types as JSON text. What has an id can be shown again in
/// the same place, which is an update. The result is the value of the cell's last expression.
/// </summary>
internal sealed record DisplayItem(
    IReadOnlyDictionary<string, string> Data,
    string? DisplayId = null,
    bool Update = false,
    bool IsResult = false);

/// <summary>Takes what cells show and keeps nothing of it.</summary>
internal sealed class NoOutput : ISessionOutput
{
    public static NoOutput Instance { get; } = new();

    public void Stream(string name, string text)
    {
    }

    public void Display(DisplayItem item)
    {
    }
}

/// <summary>Answers what a session's cells read from the console.</summary>
internal interface ISessionInput
{
    public Task<InputLine> ReadLineAsync(CancellationToken cancellation);
}

/// <summary>What a cell gets that reads a line: null where there is no more to read; or why nobody can be asked.</summary>
internal sealed record InputLine(string? Text, string? Refusal = null);
