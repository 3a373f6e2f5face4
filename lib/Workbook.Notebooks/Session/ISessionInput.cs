namespace Workbook.Notebooks;

/// <summary>Answers what a session's cells read from the console.</summary>
public interface ISessionInput
{
    /// <summary>Waits for a line.</summary>
    /// <param name="cancellation">The cell that asks is being stopped.</param>
    public Task<InputLine> ReadLineAsync(CancellationToken cancellation);
}
