namespace Workbook.Hosting;

/// <summary>A plain console: values as text. A terminal's last line can be replaced, as long as it is one line.</summary>
/// <param name="terminalWidth">
/// How many characters a line of the terminal has; <see langword="null"/> where there is no terminal, and nothing can be written over.
/// </param>
internal sealed class ConsoleHost(TextWriter output, int? terminalWidth) : INotebookHost
{
    private int _width;

    public bool CanUpdate => terminalWidth is not null;

    /// <summary>The process's console.</summary>
    public static ConsoleHost OfProcess() =>
        new(Console.Out, Console.IsOutputRedirected ? null : Console.WindowWidth is > 20 and var width ? width : 80);

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
        if (terminalWidth is not { } width || text.Contains('\n', StringComparison.Ordinal))
        {
            EndLine();
            output.WriteLine(text);
            return;
        }

        // A line that wraps could not be written over.
        text = text.Length < width ? text : $"{text.AsSpan(0, width - 2)}…";
        // Blanks wipe out what a longer line left.
        output.Write($"\r{text.PadRight(_width)}");
        _width = text.Length;
    }
}
