namespace Workbook.Engine.Compiling;

/// <summary>
/// Obeys a C# text's <c>#r</c> lines, those of the files it loads included, before it is compiled. Those that name packages were obeyed
/// when the cell was parsed.
/// </summary>
internal sealed class DirectiveReader(
    CellSourceResolver sources, LibraryReferences libraries, string directory, Action<string> added)
{
    private readonly LibraryFallback _fallback = new();

    /// <summary>A cell's text, or a file's, its <c>#r</c> lines turned into comments, so that every line stays where it was.</summary>
    /// <exception cref="DirectiveException">A library, package or file cannot be had.</exception>
    public string Read(string text, string? path = null) => Read(text, path, []);

    private string Read(string text, string? path, HashSet<string> loading)
    {
        var tree = CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var comments = new List<int>();
        // The compiler wants them before any code; .NET Interactive takes them anywhere.
        foreach (var directive in root.DescendantNodes(descendIntoTrivia: true)
            .OfType<ReferenceDirectiveTriviaSyntax>()
            .Where(d => d.IsActive))
        {
            var line = LineOf(tree, directive);
            var target = directive.File.ValueText;
            if (directive.File.IsMissing)
            {
                continue;
            }

            AddLibrary(target, path, line);
            comments.Add(directive.SpanStart);
        }

        foreach (var directive in root.GetLoadDirectives())
        {
            Load(directive, tree, path, loading);
        }

        return Comment(text, comments);
    }

    private void AddLibrary(string target, string? path, int line)
    {
        var folder = path is null ? directory : Path.GetDirectoryName(path)!;
        var full = Path.GetFullPath(Path.Combine(folder, target));
        var name = Path.GetFileNameWithoutExtension(target);
        if (!File.Exists(full))
        {
            // #r "System.Net.Http" names an assembly of the framework.
            if (HostAssemblies.Has(target) || HostAssemblies.Has(name))
            {
                return;
            }

            full = _fallback.Find(full) ?? throw NotThere(target, full, line);
        }

        try
        {
            libraries.Add(full);
            added(full);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"#r \"{target}\": {e.Message}", line);
        }
    }

    private static DirectiveException NotThere(string target, string full, int line)
    {
        var folder = Path.GetDirectoryName(full)!;
        var isOurs = folder.EndsWith(Path.DirectorySeparatorChar + CarriedPackages.Place, StringComparison.Ordinal);
        string?[] built =
            isOurs && Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.dll").Select(Path.GetFileName).Order()] : [];
        const string Build = "./workbook run, .\\workbook run on Windows";
        var hint = !isOurs ? ""
            : built.Length > 0 ? $"; there are {string.Join(", ", built)}, and what is missing is built by {Build}"
            : $"; the library has not been built yet (run {Build}, once)";
        var where = LibraryFallback.Folder is { } other
            ? $", and none of its name in {other}{hint}"
            : isOurs && built.Length == 0 ? $"{hint} or the notebook is not in its place, the workbook's folder notebooks" : hint;
        return new($"#r \"{target}\": there is no file {full}{where}", line);
    }

    private void Load(LoadDirectiveTriviaSyntax directive, SyntaxTree tree, string? path, HashSet<string> loading)
    {
        var target = directive.File.ValueText;
        var line = LineOf(tree, directive);
        if (directive.File.IsMissing)
        {
            return;
        }

        var full = sources.ResolveReference(target, path)
            ?? throw new DirectiveException(
                $"#load \"{target}\": there is no such file in {(path is null ? directory : Path.GetDirectoryName(path))}", line);
        if (loading.Add(full))
        {
            var text = File.ReadAllText(full);
            if (Nesting.TooDeepAt(text) is { } deep)
            {
                throw new DirectiveException(
                    $"#load \"{target}\": in line {deep}, brackets are nested deeper than {Nesting.Most}; no more is compiled", line);
            }

            sources.Set(full, StopPoints.Insert(Read(text, full, loading), SubmissionChain.ParseOptions));
        }
    }

    private static int LineOf(SyntaxTree tree, SyntaxNode node) => tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    private static string Comment(string text, List<int> starts)
    {
        if (starts.Count == 0)
        {
            return text;
        }

        var changed = text.ToCharArray().ToList();
        foreach (var start in starts.OrderDescending())
        {
            changed.InsertRange(start, "//");
        }

        return new string([.. changed]);
    }
}
