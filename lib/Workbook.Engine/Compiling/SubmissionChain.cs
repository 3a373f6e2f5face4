using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Engine.Compiling;

/// <summary>
/// Compiles cells as submissions to Roslyn's scripting dialect of C#, each seeing what those before it declared. The compiler's pieces are
/// put together here, so that the engine decides on optimization, on where assemblies come from, and on what stands before the compiler.
/// </summary>
internal sealed class SubmissionChain(
    SessionLoadContext loadContext, LibraryReferences libraries, CellSourceResolver sources, IReadOnlyList<string> imports)
{
    /// <summary>C# 14 in the scripting dialect.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Whether cells get looks at the stop signal; without them only what they cost is measured.</summary>
    public bool HasStopPoints { get; init; } = true;

    private readonly ReturnLines _returns = new();
    private volatile ImmutableList<CompiledText> _compiled = [];
    // What the compilations before refer to, which the next one inherits. Named again, it would cost each cell some 7 kB for each cell
    // before it.
    private readonly HashSet<MetadataReference> _inherited = [];
    private CSharpCompilation? _previous;
    private object?[] _states = new object?[16];
    private int _count;

    /// <summary>What was compiled so far, oldest first. Any thread may ask, whatever is compiled or runs meanwhile.</summary>
    public ImmutableList<CompiledText> Compiled => _compiled;

    /// <summary>The variables that cells have declared, each name once, in its last declaration.</summary>
    public IReadOnlyList<SessionVariable> Variables() =>
        [.. _states.Skip(1)
            .Take(_count)
            .OfType<object>()
            .Reverse()
            .SelectMany(cell => cell.GetType()
                .GetFields(BindingFlags.Public | BindingFlags.Instance)
                .Where(field => !field.Name.StartsWith('<'))
                .Select(field => new SessionVariable(field, cell)))
            .DistinctBy(variable => variable.Name)];

    /// <summary>
    /// Compiles something on a thread of its own, while the rest of the process starts: the first compilation loads the compiler and
    /// reads the framework's metadata, which the next ones share.
    /// </summary>
    public static void Prepare() => new Thread(() =>
    {
        var tree = CSharpSyntaxTree.ParseText("using System.Linq; var numbers = new[] { 1.0 }; numbers.Sum(n => n)", ParseOptions);
        var compilation = CSharpCompilation.CreateScriptCompilation("Prepared", tree, HostAssemblies.References);
        Emit(compilation, new MemoryStream(), new MemoryStream());
    })
    { IsBackground = true, Name = "compiler" }.Start();

    /// <summary>Lets libraries know where the functions of cells return.</summary>
    public void SetHostData() => _returns.SetHostData();

    /// <summary>Compiles a text whose <c>#r</c> lines are obeyed; it then counts as declared, whether it will run or throw.</summary>
    /// <exception cref="CompilationException">The compiler refused the text.</exception>
    public Submission Compile(string text, string name)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, name);
        var written = Compilation(tree);
        var compiled = HasStopPoints ? StopPoints.Insert(written, tree) : tree;
        var compilation = written.ReplaceSyntaxTree(tree, compiled);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = Emit(compilation, assembly, symbols);
        if (!emitted.Success)
        {
            // As it was written: that is where its errors are, and what is right there runs, if without the stop points.
            compiled = tree;
            compilation = written;
            assembly.SetLength(0);
            symbols.SetLength(0);
            emitted = Emit(compilation, assembly, symbols);
        }

        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Count > 0)
            {
                throw new CompilationException(errors, compilation);
            }

            // Nothing to run, but its usings count for what follows.
            Keep(tree, compilation);
            return new Submission(() => Task.FromResult<object?>(null), HasValue: false);
        }

        var hasValue = HasValue(compilation, compiled);
        var image = assembly.ToArray();
        if (written.SyntaxTrees.Any(HotCode.IsIn))
        {
            JitOptimization.Enable(image);
        }

        symbols.Position = 0;
        var loaded = loadContext.LoadFromStream(new MemoryStream(image), symbols);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var start = loaded.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName,
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        _returns.Add(loaded.GetName().Name!, tree);
        Keep(tree, compilation);
        _count++;
        if (_count + 1 >= _states.Length)
        {
            Array.Resize(ref _states, 2 * _states.Length);
        }

        var states = _states;
        return new Submission(() => start(states), hasValue) { Warnings = Warnings(emitted, written), Written = written };
    }

    /// <summary>What a text to be compiled next would be compiled with. Any thread may ask.</summary>
    public CSharpCompilationOptions Options() => new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: string.Create(CultureInfo.InvariantCulture, $"Submission#{_count}"),
        usings: imports,
        optimizationLevel: OptimizationLevel.Debug, // See JitOptimization.
        allowUnsafe: true,
        sourceReferenceResolver: sources,
        metadataReferenceResolver: NoReferenceResolver.Instance,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        concurrentBuild: false); // A cell is small: waking other threads takes longer than it saves.

    // Places are those of the text as it was written, which is looked into again only where there is something.
    private static IReadOnlyList<Diagnostic> Warnings(EmitResult emitted, CSharpCompilation written) =>
        emitted.Diagnostics.Any(IsWarning) ? [.. written.GetDiagnostics().Where(IsWarning)] : [];

    // Those of versions are about libraries.
    private static bool IsWarning(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702");

    private void Keep(SyntaxTree tree, CSharpCompilation compilation)
    {
        _previous = compilation;
        _inherited.UnionWith(compilation.References);
        _compiled = _compiled.Add(new CompiledText(tree.GetText(), compilation));
    }

    private CSharpCompilation Compilation(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation(
        string.Create(CultureInfo.InvariantCulture, $"NotebookCell{_count + 1}"),
        tree,
        [.. HostAssemblies.References.Concat(libraries.All).Where(reference => !_inherited.Contains(reference))],
        Options(),
        _previous,
        typeof(object));

    private static EmitResult Emit(CSharpCompilation compilation, Stream assembly, Stream symbols)
        => compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));

    // A last expression without a semicolon is the cell's value; "return x;" gives one too.
    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree)
    {
        var statements = ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().Select(m => m.Statement).ToList();
        if (statements.LastOrDefault() is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last)
        {
            var type = compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression);
            return type.Type is null ? type.ConvertedType is not null : type.Type.SpecialType != SpecialType.System_Void;
        }

        return statements.Any(
            s => s.DescendantNodesAndSelf(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Any(r => r.Expression is not null));
    }
}

/// <summary>A compiled cell: runs it up to its first wait; whether it ends in an expression that is not void.</summary>
internal sealed record Submission(Func<Task<object?>> Start, bool HasValue)
{
    /// <summary>What the compiler warns of.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The compilation that the warnings are about; null where nothing is compiled.</summary>
    public Compilation? Written { get; init; }
}

/// <summary>A cell's C#, <c>#r</c> lines as comments, and its compilation with the looks of <see cref="StopPoints"/>.</summary>
internal sealed record CompiledText(SourceText Text, CSharpCompilation Compilation);
