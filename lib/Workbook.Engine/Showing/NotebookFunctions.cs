using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Showing;

/// <summary>
/// The functions that a cell can call without an import: those of <see cref="Kernel"/>, by its names. They are here because the handle
/// that its <see cref="Kernel.display"/> returns updates nothing.
/// </summary>
#pragma warning disable IDE1006, CA1708 // The names are those that notebooks use.
public static class NotebookFunctions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The media types wanted; none means those that the value prefers.</param>
    /// <returns>A handle that shows something else in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        if (KernelInvocationContext.Current is { } context)
        {
            return context.Display(value!, mimeTypes);
        }

        return Kernel.display(value!, mimeTypes);
    }

    /// <summary>Marks a text as HTML, to be returned from a cell or given to <see cref="display"/>.</summary>
    public static IHtmlContent HTML(string content) => Kernel.HTML(content);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Kernel.CSS(content);

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) => Kernel.Javascript(scriptContent);

    /// <summary>Asks for a line.</summary>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Kernel.GetInputAsync(prompt, typeHint);

    /// <summary>Asks for several values by one form, where the client has forms.</summary>
    public static Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputDescriptions) =>
        Kernel.GetInputsAsync(inputDescriptions);

    /// <summary>Asks for a line that is not shown.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Kernel.GetPasswordAsync(prompt);
}
