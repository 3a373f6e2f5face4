namespace Workbook.Engine.Errors;

/// <summary>Turns what went wrong in a cell into a <see cref="CellError"/>.</summary>
internal sealed class ErrorText(CellSources sources, Advice rules)
{
    private const int MostErrors = 10;
    private const int MostFrames = 20;

    /// <summary>
    /// The compiler's errors, each with its line and a mark under its column, and what it means, said once. Failed cells are by names they
    /// would declare.
    /// </summary>
    public CellError FromCompiler(CompilationException exception, IReadOnlyDictionary<string, string> failed, bool hasLibraries)
    {
        var lines = new List<string>();
        Explanation? advice = null;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in exception.Errors.Take(MostErrors))
        {
            lines.AddRange(Marked(error));

            // Two that differ only in the name that they are about say the same.
            if (Fault.Of(error, exception.Compilation, failed, hasLibraries) is { } fault
                && rules.Find(fault) is { } found
                && said.Add(Regex.Replace(found.Text, $@"(?<!\w){Regex.Escape(fault.Text)}(?!\w)", "")))
            {
                advice ??= found;
                lines.Add(found.Line);
            }
        }

        if (exception.Errors.Count > MostErrors)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {exception.Errors.Count - MostErrors} more errors"));
        }

        var first = Place(exception.Errors[0]);
        var message = $"{exception.Errors[0].Id}: {Message(exception.Errors[0])}";
        return new CellError(
            CellErrorKind.CompilationError, nameof(CellErrorKind.CompilationError), message, lines, first.File, first.Line, first.Column)
        {
            MissingName = MissingName(exception.Errors[0]),
            Advice = advice?.Line,
            Mistake = advice?.Mistake,
        };
    }

    /// <summary>Those of the compiler's warnings that a rule explains, like its errors; each explanation once.</summary>
    public IEnumerable<string> FromWarnings(IReadOnlyList<Diagnostic> warnings, Compilation compilation)
    {
        var explained =
            from warning in warnings
            let fault = Fault.Of(warning, compilation, ImmutableDictionary<string, string>.Empty, hasLibraries: true)
            where fault is not null
            let found = rules.Find(fault)
            where found is not null
            select (warning, found);
        return explained.DistinctBy(pair => pair.found.Text).SelectMany(pair => Marked(pair.warning).Append(pair.found.Line));
    }

    /// <summary>An exception with the learner's own frames. Its place is the line of the cell that ran, not of one it called.</summary>
    public CellError FromException(Exception exception, string? cell = null)
    {
        var all = Unwrap(exception);
        exception = all[0];
        var lines = new List<string>();
        (string File, int Line)? place = null;
        for (var current = exception; current is not null && lines.Count < 5 * MostFrames; current = current.InnerException)
        {
            lines.Add((current == exception ? "" : "caused by ") + Told(current));
            // Too deep is a function where it begins; what led there is the line that called it.
            var frames =
                AddFrames(new StackTrace(
                    current, skipFrames: current is RecursionTooDeepException ? 1 : 0, fNeedFileInfo: true), lines, cell);
            place ??= frames;
        }

        lines.AddRange(all.Select(Told).Distinct().Except([Told(exception)]).Take(MostErrors).Select(other => $"beside it {other}"));
        var advice = rules.Find(FailureOf(exception, cell));
        if (advice is not null)
        {
            lines.Insert(1, advice.Line);
        }

        return new CellError(CellErrorKind.Exception, Name(exception), Message(exception), lines, place?.File, place?.Line)
        { Advice = advice?.Line, Mistake = advice?.Mistake };
    }

    /// <summary>What an exception means that somebody else shows; null where its message must do.</summary>
    public string? Explain(Exception exception) => rules.Find(FailureOf(Unwrap(exception)[0], cell: null))?.Text;

    /// <summary>Where a stack was when the cell was ended from outside; the message names the learner's innermost method.</summary>
    public CellError FromStack(CellErrorKind kind, string message, StackTrace? stack, string? cell)
    {
        var lines = new List<string> { message };
        var place = stack is null ? null : AddFrames(stack, lines, cell);
        if (stack?.GetFrames().FirstOrDefault(frame => frame.GetFileName() is { } file && sources.Has(file)) is { } innermost)
        {
            message += FrameText.In(FrameText.MethodName(innermost), innermost.GetFileName()!, innermost.GetFileLineNumber());
            lines[0] = message;
        }

        return new CellError(kind, kind.ToString(), message, lines, place?.File, place?.Line);
    }

    // In code that the runtime has optimized an array's check of its index has no line, or that of the function's brace: then the function
    // must do.
    private Failure FailureOf(Exception exception, string? cell)
    {
        var frames = exception is RecursionTooDeepException ? [] : new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var thrower = frames.FirstOrDefault()?.GetMethod() is { } method && !FrameText.IsOfCell(frames[0])
            ? FrameText.QualifiedName(method)
            : null;
        var inner = frames.FirstOrDefault(FrameText.IsOfCell);
        var name = inner is null ? null : FrameText.MethodName(inner);
        SyntaxNode? code = null;
        int? line = null;
        if (inner?.GetFileName() is { } file && sources.Line(file, inner.GetFileLineNumber())?.Trim() != "{")
        {
            (code, line) = (sources.Code(file), inner.GetFileLineNumber());
        }
        else if (name is not null)
        {
            code = sources.Declaration(name) is var (text, first)
                ? sources.Code(text)?.DescendantNodes().FirstOrDefault(
                    node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax
                        && node.GetLocation().GetLineSpan().StartLinePosition.Line + 1 == first)
                : null;
        }
        else if (inner is not null && cell is not null)
        {
            code = sources.Code(cell);
        }

        return new Failure(Name(exception), Message(exception), thrower, code, line);
    }

    private (string File, int Line)? AddFrames(StackTrace stack, List<string> lines, string? cell)
    {
        (string File, int Line)? place = null;
        var added = 0;
        foreach (var frame in stack.GetFrames())
        {
            if (frame.GetFileName() is not { } file || !sources.Has(file))
            {
                // What threw, when that was a library: its name helps, its inner frames do not.
                if (added == 0 && place is null && frame == stack.GetFrame(0) && frame.GetMethod() is { } thrower && IsWorthNaming(thrower))
                {
                    lines.Add("   thrown by " + FrameText.QualifiedName(thrower));
                }

                continue;
            }

            if (place is null || (file == cell && place.Value.File != cell))
            {
                place = (file, frame.GetFileLineNumber());
            }

            if (added++ < MostFrames)
            {
                lines.Add(FrameText.At(
                    FrameText.MethodName(frame), file, frame.GetFileLineNumber(), sources.Line(file, frame.GetFileLineNumber())));
            }
        }

        if (added > MostFrames)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"   and {added - MostFrames} more frames"));
        }

        return place;
    }

    private static bool IsWorthNaming(System.Reflection.MethodBase method) =>
        method.DeclaringType?.Assembly != typeof(ErrorText).Assembly
        && !method.Name.Contains("Throw", StringComparison.Ordinal)
        && method.DeclaringType?.Name.StartsWith("ThrowHelper", StringComparison.Ordinal) != true
        && method.DeclaringType?.FullName?.Contains('#', StringComparison.Ordinal) != true;

    // Of several exceptions of side-by-side work the first speaks for all.
    private static IReadOnlyList<Exception> Unwrap(Exception exception) => exception switch
    {
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions.Count: > 0 } all => [.. all.InnerExceptions.SelectMany(Unwrap)],
        _ => [exception],
    };

    private static string Told(Exception exception) => $"{Name(exception)}: {Message(exception)}";

    // A learner's own exception may compute its message.
    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception e)
        {
            return $"(its message cannot be read: {Name(e)})";
        }
    }

    // A type declared in a cell is nested in the cell's class, which no learner wrote.
    private static string Name(Exception exception)
    {
        var name = exception.GetType().FullName ?? exception.GetType().Name;
        return name.StartsWith("Submission#", StringComparison.Ordinal) ? name[(name.IndexOf('+', StringComparison.Ordinal) + 1)..] : name;
    }

    // What the compiler says, the line that it speaks of, and a mark under its column.
    private IEnumerable<string> Marked(Diagnostic error)
    {
        var (file, line, column) = Place(error);
        yield return string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column {column}: {error.Id}: {Message(error)}");
        if (sources.Line(file, line) is { } text)
        {
            var indent = text.Length - text.TrimStart().Length;
            yield return "    " + text.Trim();
            yield return "    " + new string(' ', Math.Max(0, column - 1 - indent)) + "^";
        }
    }

    // The name that "CS0103: The name 'x' does not exist in the current context" is about; null for other errors.
    private static string? MissingName(Diagnostic error) => error.Id == "CS0103" && error.Location.SourceTree is { } tree
        ? tree.GetText().ToString(error.Location.SourceSpan)
        : null;

    private string Message(Diagnostic error) => rules.Shorten(error.GetMessage(CultureInfo.InvariantCulture));

    private static (string File, int Line, int Column) Place(Diagnostic error)
    {
        var span = error.Location.GetMappedLineSpan();
        return (span.Path ?? "the cell", span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
