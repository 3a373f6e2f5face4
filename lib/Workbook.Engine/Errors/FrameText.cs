namespace Workbook.Engine.Errors;

/// <summary>Writes stack frames as a learner would say them: the method's name as in the source, the cell and the line.</summary>
internal static partial class FrameText
{
    /// <summary>What a function without a name is called, or how that begins.</summary>
    public const string Lambda = "a lambda";

    /// <summary>One line of a traceback; the method is null for code outside methods.</summary>
    public static string At(string? method, string? cell, int line, string? sourceLine) => string.Create(
        CultureInfo.InvariantCulture,
        $"   at {(method is null ? "" : method + " in ")}{cell ?? "the cell"}, line "
        + $"{line}{(string.IsNullOrWhiteSpace(sourceLine) ? "" : ": " + sourceLine.Trim())}");

    /// <summary>A place inside a sentence: " in Dvar (cell 3, line 4)".</summary>
    public static string In(string? method, string cell, int line)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{cell}, line {line}");
        return method is null ? $" in {place}" : $" in {method} ({place})";
    }

    /// <summary>The name of a frame's method as in the source; null for code outside methods.</summary>
    public static string? MethodName(StackFrame frame)
    {
        var method = frame.GetMethod();
        return method is null ? null : SourceName(method.Name, method.DeclaringType);
    }

    public static bool IsOfCell(StackFrame frame)
    {
        var type = frame.GetMethod()?.DeclaringType;
        while (type?.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;
    }

    /// <summary>The name of a method of a library, with its type, without argument counts.</summary>
    public static string QualifiedName(MethodBase method)
    {
        var type = method.DeclaringType is { } declaring
            ? ArgumentCount().Replace(declaring.FullName ?? declaring.Name, "").Replace('+', '.') + "."
            : "";
        return type + method.Name;
    }

    /// <summary>The name of a method as the runtime prints it ("Submission#2.Fall(Int32)"), as in the source.</summary>
    public static string FromRuntime(string printed)
    {
        var name = printed.Split('(')[0];
        var parts = SubmissionPrefix().Replace(name, "").Split('.', '+');
        return Unmangle(parts[^1], parts.Length > 1 ? parts[^2] : null) ?? "the cell's own lines";
    }

    private static string? SourceName(string name, Type? type)
    {
        // Async methods and iterators run in a nested type that carries their name.
        var source = Unmangle(name, type?.Name);
        var owner = type;
        while (owner is not null && owner.Name.StartsWith('<'))
        {
            owner = owner.DeclaringType;
        }

        var isSubmission = owner is null || owner.Name.StartsWith("Submission#", StringComparison.Ordinal);
        return source is null || isSubmission ? source : $"{ArgumentCount().Replace(owner!.Name, "")}.{source}";
    }

    private static string? Unmangle(string name, string? typeName)
    {
        if (name == "MoveNext" && typeName is not null && typeName.StartsWith('<'))
        {
            return Unmangle(typeName, null);
        }

        if (name is ".ctor" or ".cctor")
        {
            return "constructor";
        }

        if (Accessor().Match(name) is { Success: true } accessor)
        {
            return accessor.Groups[1].Value;
        }

        if (name.StartsWith("op_", StringComparison.Ordinal)
            && SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(name)) is { Length: > 0 } sign)
        {
            return $"operator {sign}";
        }

        var local = LocalFunction().Match(name);
        if (local.Success)
        {
            return local.Groups[1].Value;
        }

        if (name.Contains("<Initialize>", StringComparison.Ordinal) || name.Contains("<Factory>", StringComparison.Ordinal))
        {
            return name.Contains(">b__", StringComparison.Ordinal) ? Lambda : null;
        }

        var compiled = Compiled().Match(name);
        if (compiled.Success)
        {
            return compiled.Groups[2].Value == "b" ? $"{Lambda} in {compiled.Groups[1].Value}" : compiled.Groups[1].Value;
        }

        return name;
    }

    [GeneratedRegex(@"`\d+(\[\[.*\]\])?")]
    private static partial Regex ArgumentCount();

    [GeneratedRegex(@"^Submission#\d+[.+]")]
    private static partial Regex SubmissionPrefix();

    [GeneratedRegex(@"^(?:get|set|add|remove)_(\w+)$")]
    private static partial Regex Accessor();

    [GeneratedRegex(@">g__([^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<([^<>]+)>([a-z])__")]
    private static partial Regex Compiled();
}
