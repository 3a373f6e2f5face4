using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Kernels;

/// <summary>Magics that the frozen tool has and the package has not.</summary>
internal static class Directives
{
    /// <summary><c>#!time</c>: how long the cell took.</summary>
    public static CompositeKernel UseTime(this CompositeKernel root)
    {
        root.AddDirective(
            new KernelActionDirective("#!time") { Description = "Time the execution of the cell." },
            (_, context) =>
            {
                var start = Stopwatch.GetTimestamp();
                context.OnComplete(done =>
                {
                    var text = string.Create(
                        CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds}ms");
                    done.Publish(new DisplayedValueProduced(text, context.Command, [new FormattedValue(MimeTypes.Text, text)]));
                });
                return Task.CompletedTask;
            });
        return root;
    }

    /// <summary><c>#!about</c>: which engine this is, with which packages.</summary>
    public static CompositeKernel UseAbout(this CompositeKernel root)
    {
        root.AddDirective(
            new KernelActionDirective("#!about") { Description = "Show which engine runs the notebook." },
            (_, context) =>
            {
                var text = $"""
                    The Workbook's engine {Version(typeof(Directives).Assembly)}
                    .NET {Environment.Version}
                    C# {SubmissionChain.ParseOptions.LanguageVersion.ToDisplayString()}
                    Microsoft.DotNet.Interactive {Version(typeof(Kernel).Assembly)}
                    """;
                context.DisplayAs(text, MimeTypes.Text);
                return Task.CompletedTask;
            });
        return root;
    }

    /// <summary><c>#!lsmagic</c>: which magics there are.</summary>
    public static CompositeKernel UseDirectiveList(this CompositeKernel root)
    {
        root.AddDirective(
            new KernelActionDirective("#!lsmagic") { Description = "List the available magic commands." },
            (_, context) =>
            {
                var lines = root.Append<Kernel>(root)
                    .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)
                    .Where(directive => !directive.Hidden)
                    .DistinctBy(directive => directive.Name)
                    .OrderBy(directive => directive.Name, StringComparer.Ordinal)
                    .Select(directive => $"{directive.Name,-14} {directive.Description}".TrimEnd());
                context.DisplayAs(string.Join('\n', lines), MimeTypes.Text);
                return Task.CompletedTask;
            });
        return root;
    }

    /// <summary>Fails a cell by a directive of it: the first line that <paramref name="isMeant"/> accepts.</summary>
    public static void FailAt(this KernelInvocationContext context, string message, Func<string, bool> isMeant)
    {
        var lines = ((context.Command as SubmitCode)?.Code ?? "").ReplaceLineEndings("\n").Split('\n');
        if (Array.FindIndex(lines, line => isMeant(line)) is >= 0 and var line)
        {
            var span = new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, lines[line].Length));
            var diagnostic = new Microsoft.DotNet.Interactive.Diagnostic(
                span, DiagnosticSeverity.Error, nameof(CellErrorKind.DirectiveError), message);
            context.Publish(new DiagnosticsProduced([diagnostic], [new FormattedValue(MimeTypes.Text, message)], context.Command));
        }

        context.Fail(context.Command, message: message);
    }

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
