namespace Workbook.Engine.Showing;

/// <summary>The functions that a cell can call without an import, named as .NET Interactive names them.</summary>
#pragma warning disable IDE1006, CA1708 // The names are those that notebooks use.
public static class NotebookFunctions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The media types wanted; none means all that the value has.</param>
    /// <returns>A handle that shows something else in the same place.</returns>
    public static DisplayHandle display(object? value, params string[] mimeTypes)
    {
        var handle = new DisplayHandle(mimeTypes ?? []);
        handle.Show(value, update: false);
        return handle;
    }

    /// <summary>Shows this value now, as <see cref="display"/> does.</summary>
    public static DisplayHandle Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Marks a text as HTML, to be returned from a cell or given to <see cref="display"/>.</summary>
    public static HtmlText HTML(string content) => new(content);
}
