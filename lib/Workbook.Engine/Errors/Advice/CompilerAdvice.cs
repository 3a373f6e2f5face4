namespace Workbook.Engine.Errors;

/// <summary>Finds what a compiler's error means to someone who comes from NumPy. The first that fits counts.</summary>
internal static class CompilerAdvice
{
    private static readonly Func<Fault, Explanation?>[] Rules =
    [
        ProductAdvice.Find,
        ReductionAdvice.Find,
        FunctionAdvice.Find,
        TupleAdvice.Find,
        OperatorAdvice.Find,
        ConstructionAdvice.Find,
        ConversionAdvice.Find,
        SignatureAdvice.Find,
    ];

    /// <summary>Explains an error, or not where the compiler's words must do. Failed cells are by names they would declare.</summary>
    public static Explanation? Find(Diagnostic error, Compilation compilation, IReadOnlyDictionary<string, string> failed) =>
        Fault.Of(error, compilation) is { } fault
            ? Rules.Select(rule => rule(fault)).FirstOrDefault(found => found is not null) ?? NameAdvice.Find(fault, failed)
            : null;
}
