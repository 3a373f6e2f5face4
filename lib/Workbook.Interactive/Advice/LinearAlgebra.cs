namespace Workbook.Interactive;

/// <summary>Which expressions are MathNet's matrices and vectors.</summary>
internal static class LinearAlgebra
{
    /// <summary>Their namespace.</summary>
    public const string Namespace = "MathNet.Numerics.LinearAlgebra";

    public static bool IsMatrix(this Fault fault, ExpressionSyntax expression) => Is(fault, expression, "Matrix");

    public static bool IsVector(this Fault fault, ExpressionSyntax expression) => Is(fault, expression, "Vector");

    private static bool Is(Fault fault, ExpressionSyntax expression, string name)
    {
        for (var type = fault.Model.GetTypeInfo(expression).Type; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace?.ToDisplayString() == Namespace)
            {
                return true;
            }
        }

        return false;
    }
}
