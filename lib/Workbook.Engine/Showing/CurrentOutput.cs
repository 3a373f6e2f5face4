namespace Workbook.Engine.Showing;

/// <summary>The output of the session that this process serves; static, since a cell's code calls static functions on any thread.</summary>
internal static class CurrentOutput
{
    private static volatile ISessionOutput? _output;

    /// <summary>Makes an output the process's own, also for libraries that know only <see cref="AppContext"/>.</summary>
    public static void Set(ISessionOutput? output)
    {
        _output = output;
        Action<string, bool, IReadOnlyDictionary<string, string>>? host =
            output is null ? null : static (id, update, data) => Display(new DisplayItem(data, id, update));
        AppContext.SetData(HostData.Display, host);
    }

    /// <summary>Shows a value; outside a session nothing happens.</summary>
    public static void Display(DisplayItem item) => _output?.Display(item);

    /// <summary>Writes console text; outside a session nothing happens.</summary>
    public static void Stream(string name, string text) => _output?.Stream(name, text);
}
