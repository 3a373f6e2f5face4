namespace Workbook.Interactive;

/// <summary>Names of NumPy's and Python's.</summary>
internal static class PythonNameAdvice
{
    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0103" when fault.Text is "np" or "numpy" => NumPy(fault),
        "CS0103" when fault.FailedCell is null && PythonNames.Words.GetValueOrDefault(fault.Text) is { } word =>
            new($"`{fault.Text}` is Python; in C# it is {Code(word)}."),
        "CS1061" when fault.Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>()?.Expression is { } array
            && (fault.IsMatrix(array) || fault.IsVector(array))
            && PythonNames.Members.GetValueOrDefault(fault.Text) is { } member => new($"Here that is {Code(member)}."),
        _ => null,
    };

    private static Explanation NumPy(Fault fault)
    {
        var function = (fault.Node.Parent as MemberAccessExpressionSyntax)?.Name.Identifier.Text ?? "";
        return PythonNames.Functions.GetValueOrDefault(function) is { } here
            ? new($"There is no NumPy here. np.{function} is {Code(here)}.")
            : new("There is no NumPy here: matrices and vectors are MathNet's and have methods instead, such as `x.Mean(axis: 0)`. "
                + "0-StartHere lists them.");
    }

    private static string Code(string text) => text.Contains(';', StringComparison.Ordinal) ? text : $"`{text}`";
}
