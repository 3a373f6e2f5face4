namespace Workbook.Engine.Compiling;

/// <summary>Reads the files that <c>#!import</c> names: C# files, and notebooks as the cells they hold.</summary>
internal sealed class ImportedFiles(string directory)
{
    private readonly HashSet<string> _open = [];

    /// <exception cref="DirectiveException">The file is missing, of an unknown kind, or imports itself.</exception>
    public IEnumerable<CellCode> Read(CellSegment segment)
    {
        var target = segment.Import!;
        var path = Path.GetFullPath(Path.Combine(directory, target));
        if (!File.Exists(path))
        {
            throw new DirectiveException($"#!import \"{target}\": there is no file {path}", segment.Line);
        }

        if (!_open.Add(path))
        {
            throw new DirectiveException($"#!import \"{target}\": the file imports itself", segment.Line);
        }

        try
        {
            foreach (var cell in Cells(path, target, segment.Line))
            {
                yield return cell;
            }
        }
        finally
        {
            _open.Remove(path);
        }
    }

    private static IEnumerable<CellCode> Cells(string path, string target, int line)
    {
        var name = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                return [new CellCode(name, File.ReadAllText(path))];
            case ".IPYNB" or ".DIB":
                try
                {
                    return [.. NotebookDocument.Load(path).Cells
                        .Where(c => c.Kind == CellKind.Code)
                        .Select((c, i) =>
                            new CellCode(string.Create(CultureInfo.InvariantCulture, $"{name} cell {i + 1}"), c.Source, c.Language))];
                }
                catch (NotebookFormatException e)
                {
                    throw new DirectiveException($"#!import \"{target}\": {e.Message}", line);
                }

            case var other:
                throw new DirectiveException(
                    $"#!import \"{target}\": the kind \"{other}\" cannot be imported; known are .cs, .csx, .ipynb and .dib", line);
        }
    }
}
