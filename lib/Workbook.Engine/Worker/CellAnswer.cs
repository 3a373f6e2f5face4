namespace Workbook.Engine.Worker;

/// <summary>Makes out of the lines about a cell how it ended.</summary>
internal sealed class CellAnswer(CellCode cell, string token, CellSources sources)
{
    private CellResult? _failed;
    private (string Message, int Line)? _place;

    /// <summary>Takes a line; null while the cell has not ended.</summary>
    public CellResult? Take(WireLine line)
    {
        switch (line.Type)
        {
            case "DiagnosticsProduced":
                _place ??= line.FirstError();
                return null;
            case nameof(CellErrorProduced):
                var (error, _, stateLost) = line.Error();
                _failed ??= new CellResult(error, stateLost);
                return null;
            case "CommandSucceeded" when line.Token == token:
                return CellResult.Good;
            case "CommandFailed" when line.Token == token:
                return _failed ?? new CellResult(Error(line.Text("message")));
            default:
                return null;
        }
    }

    // What the package says where no code of the cell has failed: of its magics.
    private CellError Error(string message) => CellError.Plain(
        CellErrorKind.DirectiveError,
        _place?.Message ?? message.Split("\n   at ", 2)[0].Trim(),
        cell.Name,
        _place?.Line,
        _place is { } place ? sources.Line(cell.Name, place.Line) : null);
}
