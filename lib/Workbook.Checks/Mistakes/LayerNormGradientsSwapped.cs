namespace Workbook.Checks.Mistakes;

/// <summary>The tuple has dβ where dγ belongs.</summary>
internal static class LayerNormGradientsSwapped
{
    public static Mistake Mistake { get; } = new("ln-dgamma-dbeta-swapped", "dγ and dβ are swapped")
    {
        Tasks = ["1.10"],
        Sentence = "dγ and dβ are returned in each other's place.",
        Formula = "return (dx, dγ, dβ)",
        Question = "Which of the two does not need x̂? In which place of the tuple does it stand?",
        Variants = [
            Variant.LayerNorm(norm => norm with { AroundBackward = backward => (dout, cache) => Swapped(backward(dout, cache)) }),
        ],
    };

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Swapped((Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) gradients)
        => (gradients.Dx, gradients.Dbeta, gradients.Dgamma);
}
