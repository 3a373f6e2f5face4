using Microsoft.CodeAnalysis.Text;

namespace Workbook.Engine.Compiling;

/// <summary>
/// Finds the files that <c>#load</c> names: beside the file that loads them, or in the notebook's folder. Their own
/// <c>#r</c> lines have been obeyed before the compiler asks, so the text it gets has none.
/// </summary>
internal sealed class CellSourceResolver : SourceFileResolver
{
    private readonly string _directory;
    private readonly ConcurrentDictionary<string, string> _texts = [];

    public CellSourceResolver(string directory)
        : base(ImmutableArray<string>.Empty, directory) => _directory = directory;

    /// <summary>Sets the text that the compiler gets of a file.</summary>
    public void Set(string path, string text) => _texts[path] = text;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var folder = baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : _directory;
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return File.Exists(full) ? full : null;
    }

    public override SourceText ReadText(string resolvedPath) =>
        SourceText.From(_texts.TryGetValue(resolvedPath, out var text) ? text : File.ReadAllText(resolvedPath), Encoding.UTF8);

    public override string? NormalizePath(string path, string? baseFilePath) =>
        // A cell's name is not a path; stack traces are to show it as it is.
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;
}
