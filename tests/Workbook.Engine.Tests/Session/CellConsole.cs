using System.Text;

namespace Workbook.Engine.Tests.Session;

/// <summary>A console that gives what a cell writes to the cell's output, and leaves the test runner's own lines alone.</summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly AsyncLocal<Action<string, string>?> Current = new();
    private readonly TextWriter _rest;
    private readonly string _name;

    static CellConsole()
    {
        Console.SetOut(new CellConsole(Console.Out, "stdout"));
        Console.SetError(new CellConsole(Console.Error, "stderr"));
    }

    private CellConsole(TextWriter rest, string name) => (_rest, _name) = (rest, name);

    public override Encoding Encoding => Encoding.UTF8;

    public static void Use(Action<string, string> output) => Current.Value = output;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (Current.Value is { } output)
        {
            output(_name, value ?? string.Empty);
        }
        else
        {
            _rest.Write(value);
        }
    }
}
