namespace Workbook.Engine.Documents;

/// <summary>A file is not the notebook it should be.</summary>
public sealed class NotebookFormatException : Exception
{
    internal NotebookFormatException(string file, int line, string reason)
        : base($"{file} line {line}: {reason}") => (File, Line, Reason) = (file, line, reason);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>What was found, and what was wanted.</summary>
    public string Reason { get; }
}
