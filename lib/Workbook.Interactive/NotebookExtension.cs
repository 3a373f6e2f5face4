using System.Net;
using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook;

/// <summary>
/// Tells a notebook's kernel how to show what learners work with: MathNet's matrices by their own text, Plotly.NET's charts as our figures
/// are. Both are found when they are loaded, in whichever version a notebook brings.
/// </summary>
public sealed class NotebookExtension : IKernelExtension
{
    private const string Html = "text/html";
    private const string Text = "text/plain";

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, e) => Register(e.LoadedAssembly);
        RegisterAll();
        // Plotly.NET's own extension is loaded after Plotly.NET; ours goes on top.
        kernel.RegisterForDisposal(kernel.KernelEvents.Subscribe(told =>
        {
            if (told is KernelExtensionLoaded)
            {
                RegisterAll();
            }
        }));
        return Task.CompletedTask;
    }

    private static void RegisterAll()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Register(assembly);
        }
    }

    private static void Register(Assembly assembly)
    {
        switch (assembly.GetName().Name)
        {
            case "MathNet.Numerics":
                Register(assembly, "MathNet.Numerics.LinearAlgebra.Matrix`1", Matrix, [Text]);
                Register(assembly, "MathNet.Numerics.LinearAlgebra.Vector`1", Matrix, [Text]);
                break;
            case "Plotly.NET":
                Register(assembly, "Plotly.NET.GenericChart", Chart, [Html, Text]);
                break;
        }
    }

    private static void Register(Assembly assembly, string name, Func<object, (string Html, string Text)> show, string[] preferred)
    {
        if (assembly.GetType(name) is { } type)
        {
            Formatter.Register(type, (value, writer) => writer.Write(show(value).Html), Html);
            Formatter.Register(type, (value, writer) => writer.Write(show(value).Text), Text);
            Formatter.SetPreferredMimeTypesFor(type, preferred);
        }
    }

    // Without the empty line at its end.
    private static (string Html, string Text) Matrix(object value)
    {
        var text = value.ToString()?.TrimEnd() ?? "";
        return ($"<pre>{WebUtility.HtmlEncode(text)}</pre>", text);
    }

    private static (string Html, string Text) Chart(object value)
    {
        var figure = Figure.Plotly(() => value);
        return (figure.ToHtml(), figure.ToText());
    }
}
