namespace Workbook.Notebooks;

/// <summary>Answers what a session's cells read from the console.</summary>
public interface ISessionInput
{
    /// <summary>Waits for a line.</summary>
    /// <param name="cancellation">The cell that asks is being stopped.</param>
    public Task<InputLine> ReadLineAsync(CancellationToken cancellation);
}

/// <summary>What a cell gets that reads a line.</summary>
/// <param name="Text">The line; null where there is no more to read.</param>
/// <param name="Refusal">Why nobody can be asked; null where somebody was.</param>
public sealed record InputLine(string? Text, string? Refusal = null);
