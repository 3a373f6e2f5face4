namespace Workbook.Notebooks;

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

    /// <summary>Explains an error; null where the compiler's words must do.</summary>
    /// <param name="error">The error.</param>
    /// <param name="compilation">The cell's compilation.</param>
    /// <param name="failed">The cells that did not compile, by the names they would have declared.</param>
    public static Explanation? Find(Diagnostic error, Compilation compilation, IReadOnlyDictionary<string, string> failed) =>
        Fault.Of(error, compilation) is { } fault
            ? Rules.Select(rule => rule(fault)).FirstOrDefault(found => found is not null) ?? NameAdvice.Find(fault, failed)
            : null;
}
