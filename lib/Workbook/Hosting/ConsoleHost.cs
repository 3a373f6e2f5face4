namespace Workbook;

/// <summary>A plain console: values as text. A terminal's last line can be replaced, as long as it is one line.</summary>
/// <param name="output">Where to write.</param>
/// <param name="isTerminal">Whether a line can be written over.</param>
internal sealed class ConsoleHost(TextWriter output, bool isTerminal) : INotebookHost
{
    private int _width;

    /// <inheritdoc/>
    public bool CanUpdate => isTerminal;

    /// <inheritdoc/>
    public Action<object> Show(object value)
    {
        _width = 0;
        Write(value);
        return Write;
    }

    /// <summary>Ends the line that was being replaced.</summary>
    public void EndLine()
    {
        if (_width > 0)
        {
            output.WriteLine();
            _width = 0;
        }
    }

    private void Write(object value)
    {
        var text = MimeBundle.Of(value)[FormatterSource.Text].TrimEnd();
        if (!isTerminal || text.Contains('\n', StringComparison.Ordinal))
        {
            EndLine();
            output.WriteLine(text);
            return;
        }

        // Blanks wipe out what a longer line left.
        output.Write($"\r{text.PadRight(_width)}");
        _width = text.Length;
    }
}
