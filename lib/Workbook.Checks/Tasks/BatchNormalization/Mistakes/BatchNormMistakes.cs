namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Mistakes in batch normalization, most of them also looked for in task 1.6, where nobody has the nodes one by one.</summary>
/// <inheritdoc/>
internal abstract class BatchNormMistakes(MistakeOrder order) : MistakeGroup<BatchNormRecipe>(order)
{
    /// <summary>What leads to the powers in the short form.</summary>
    protected const string ThreeFactors = "In step 2 of the derivation there are three factors s: one stays in front. Where do the other "
        + "two go, and how many of them does this code have?";

    /// <summary>What leads to the factor of the short form's last term.</summary>
    protected const string TwoAndHalf = "In step 2 of the derivation a 2 and a ½ meet. What is left of them?";

    /// <summary>What leads to the short form's last term.</summary>
    protected const string Stretched = "A column of x that is stretched a little leaves the output as it is. What must Σ dx·x̂ of the "
        + "column be, then, ε aside? Is it here?";

    /// <summary>The words of task 1.6, about the line dx there.</summary>
    protected static Wording ShortForm(string? name = null, string? sentence = null, string? question = null)
        => new(name, sentence, "dx = γ/√(σ² + ε) · (dout − its mean − its part along x̂)", question);
}
