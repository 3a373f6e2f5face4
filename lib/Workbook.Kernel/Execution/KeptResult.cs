namespace Workbook.Kernel;

/// <summary>Keeps the value of an expression, and shows nothing.</summary>
internal sealed class KeptResult : ISessionOutput
{
    public DisplayItem? Value { get; private set; }

    public void Stream(string name, string text)
    {
    }

    public void Display(DisplayItem item) => Value = item.IsResult ? item : Value;
}
