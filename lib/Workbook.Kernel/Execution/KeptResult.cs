namespace Workbook.Kernel;

/// <summary>Keeps the value of an expression, and shows nothing.</summary>
internal sealed class KeptResult : ISessionOutput
{
    /// <summary>The value; null where there was none.</summary>
    public DisplayItem? Value { get; private set; }

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
    }

    /// <inheritdoc/>
    public void Display(DisplayItem item) => Value = item.IsResult ? item : Value;
}
