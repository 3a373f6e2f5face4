using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary><c>#!import</c>: the package's directive, with the cells of a file under names that errors can speak of.</summary>
internal static class Imports
{
    private static readonly AsyncLocal<ImmutableHashSet<string>?> Open = new();

    /// <summary>Adds the directive; relative paths start at the notebook's folder.</summary>
    public static CompositeKernel UseImports(this CompositeKernel root, string folder)
    {
        root.UseImportMagicCommand();
        root.RegisterCommandHandler<ImportDocument>(
            (command, context) => root.ImportAsync(Path.GetFullPath(command.FilePath, folder), context));
        return root;
    }

    /// <summary>Runs the cells of a file: a notebook's, or a C# file as one.</summary>
    public static async Task ImportAsync(this CompositeKernel root, string path, KernelInvocationContext context)
    {
        var open = Open.Value ?? [];
        IReadOnlyList<(string Language, string Text)> cells;
        try
        {
            cells = open.Contains(path) ? throw new IOException($"the file {path} imports itself") : Cells(path);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            context.FailAt(
                $"#!import: {e.Message}",
                line => line.StartsWith("#!import", StringComparison.Ordinal)
                    && line.Contains(Path.GetFileName(path), StringComparison.Ordinal));
            return;
        }

        Open.Value = open.Add(path);
        var name = Path.GetFileName(path);
        for (var i = 0; i < cells.Count && !context.CancellationToken.IsCancellationRequested; i++)
        {
            var (language, text) = cells[i];
            var cell = cells.Count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} cell {i + 1}");
            var submission = new SubmitCode(text, language)
            {
                Parameters = new Dictionary<string, string> { [CellTexts.NameParameter] = cell },
            };
            var result = await root.SendAsync(submission).ConfigureAwait(false);
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            {
                context.Fail(context.Command, message: failed.Message);
                break;
            }
        }

        Open.Value = open;
    }

    private static IReadOnlyList<(string Language, string Text)> Cells(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        _ when !File.Exists(path) => throw new IOException($"there is no file {path}"),
        ".CS" or ".CSX" => [(CellLanguages.CSharp, File.ReadAllText(path))],
        ".IPYNB" or ".DIB" =>
            [.. NotebookDocument.Load(path).Cells.Where(c => c.Kind == CellKind.Code).Select(c => (c.Language, c.Source))],
        var other => throw new IOException(
            $"the kind \"{other}\" of {path} cannot be imported; known are .cs, .csx, .ipynb and .dib"),
    };
}
