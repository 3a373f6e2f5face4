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
