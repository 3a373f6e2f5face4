namespace Workbook.Notebooks;

/// <summary>How a cell ended.</summary>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="StateLost">Whether code of the cell is still running and cannot be ended, so that the session is of no more use.</param>
public sealed record CellResult(CellError? Error, bool StateLost = false)
{
    /// <summary>A cell that ended well.</summary>
    public static CellResult Good { get; } = new((CellError?)null);

    /// <summary>Whether the cell ended without an error.</summary>
    public bool Succeeded => Error is null;
}
