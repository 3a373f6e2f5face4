namespace Workbook.Notebooks;

/// <summary>What an error means, for someone who knows NumPy better than C#.</summary>
/// <param name="Text">One or two sentences: what happened, and what to write.</param>
/// <param name="Mistake">The id of the mistake, where it is one that has an id.</param>
internal sealed record Explanation(string Text, string? Mistake = null)
{
    /// <summary>The mistake of writing a product of linear algebra where entries were to be multiplied.</summary>
    public const string MatrixProduct = "cs-matrix-product";

    /// <summary>How an explanation begins where it is printed.</summary>
    public const string Prefix = "What it means: ";

    /// <summary>The explanation as a line below the error.</summary>
    public string Line => Prefix + Text;
}
