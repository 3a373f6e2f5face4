using Microsoft.DotNet.Interactive.Commands;

namespace Workbook.Engine.Kernels;

/// <summary>
/// Gives submitted code the name under which stack traces show it, and its place in the cell: the package's parser takes magics out and
/// hands on what is between them, without saying where that stood.
/// </summary>
internal sealed class CellTexts
{
    /// <summary>The parameter of a submission that names its cell.</summary>
    public const string NameParameter = "cellName";

    // What the editor extension sends: from 0, text cells included.
    private const string IndexParameter = "cellIndex";

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private (SubmitCode Command, string Name, int NextLine)? _last;
    private int _unnamed;

    /// <summary>The cell that a submission belongs to, and its own text with empty lines for what stood before it.</summary>
    public (CellCode Cell, string Text) Of(SubmitCode command)
    {
        // A piece of a cell has the cell's name, if any; what the cell imports has one of its own.
        var whole = command.Parent is SubmitCode parent && Given(command) is var given && (given is null || given == Given(parent))
            ? parent
            : command;
        var (name, next) = _last is { } last && ReferenceEquals(last.Command, whole) ? (last.Name, last.NextLine) : (NewName(whole), 0);
        var source = whole.Code.ReplaceLineEndings("\n");
        var (text, after) = ReferenceEquals(whole, command) ? (source, 0) : InPlace(source, command.Code.ReplaceLineEndings("\n"), next);
        _last = (whole, name, after);
        return (new CellCode(name, source), text);
    }

    private static string? Given(SubmitCode command) => command.Parameters.TryGetValue(NameParameter, out var name) ? name : null;

    private string NewName(SubmitCode command)
    {
        var parameters = command.Parameters;
        var name = Given(command) is { } given ? given
            : parameters.TryGetValue(IndexParameter, out var index) && int.TryParse(index, out var i) ? Numbered("cell", i + 1)
            : Numbered("unnumbered cell", ++_unnamed);
        var use = _uses[name] = _uses.GetValueOrDefault(name) + 1;
        return use == 1 ? name : Numbered(name + ", run", use);
    }

    // The piece is made of lines of the whole, in order; those between them are magics.
    private static (string Text, int Next) InPlace(string whole, string piece, int next)
    {
        var lines = whole.Split('\n');
        var text = new StringBuilder();
        for (var i = 0; i < next; i++)
        {
            text.Append('\n');
        }

        foreach (var line in piece.Split('\n'))
        {
            for (; next < lines.Length && lines[next].Trim() != line.Trim(); next++)
            {
                text.Append('\n');
            }

            if (next == lines.Length)
            {
                return (piece, 0);
            }

            text.Append(lines[next++]).Append('\n');
        }

        return (text.ToString(), next);
    }

    private static string Numbered(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");
}
