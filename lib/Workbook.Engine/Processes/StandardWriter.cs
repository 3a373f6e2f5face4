namespace Workbook.Engine.Processes;

/// <summary>stdout or stderr, which may be closed or lead to a full disk: says so where .NET says "Access to the path is denied".</summary>
internal sealed class StandardWriter(TextWriter inner, Action<Exception> fails) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Lets a write to stdout that fails end the work, and one to stderr be forgotten: there is nobody left to tell.</summary>
    public static void Guard()
    {
        Console.SetOut(new StandardWriter(Console.Out, e => throw new OutputException(e)));
        Console.SetError(new StandardWriter(Console.Error, _ => { }));
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + CoreNewLine.AsSpan().ToString());

    public override void Write(string? value)
    {
        try
        {
            inner.Write(value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fails(e);
        }
    }
}

/// <summary>stdout cannot be written to. For a closed one .NET gives the system's own words inside its exception.</summary>
public sealed class OutputException(Exception e)
    : Exception($"Standard output cannot be written: {(e.InnerException ?? e).Message.TrimEnd('.')}.", e);
