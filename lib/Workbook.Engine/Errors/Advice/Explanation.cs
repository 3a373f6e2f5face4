namespace Workbook.Engine.Errors;

/// <summary>What an error means, for someone who knows NumPy better than C#; and its mistake's id, where it has one.</summary>
internal sealed record Explanation(string Text, string? Mistake = null)
{
    /// <summary>The mistake of writing a product of linear algebra where entries were to be multiplied.</summary>
    public const string MatrixProduct = "cs-matrix-product";

    /// <summary>How an explanation begins where it is printed.</summary>
    public const string Prefix = "What it means: ";

    public string Line => Prefix + Text;
}
