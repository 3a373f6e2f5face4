namespace Workbook.Interactive;

/// <summary><c>new Vector&lt;double&gt;(3)</c>: MathNet's matrices and vectors come from builders.</summary>
internal static class BuilderAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id != "CS0144" || fault.Node.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not { Type: var type } creation)
        {
            return null;
        }

        return fault.IsMatrix(creation)
            ? new($"A matrix of zeros is `{type}.Build.Dense(n, d)`; with a value everywhere `{type}.Build.Dense(n, d, 1.0)`.")
            : fault.IsVector(creation)
                ? new($"A vector of zeros is `{type}.Build.Dense(n)`; of given numbers `{type}.Build.Dense([1, 2, 3])`.")
                : null;
    }
}
