namespace Workbook.Kernel;

/// <summary>Gives what a cell shows to two takers.</summary>
internal sealed class BothOutputs(ISessionOutput first, ISessionOutput second) : ISessionOutput
{
    public void Stream(string name, string text)
    {
        first.Stream(name, text);
        second.Stream(name, text);
    }

    public void Display(DisplayItem item)
    {
        first.Display(item);
        second.Display(item);
    }
}
