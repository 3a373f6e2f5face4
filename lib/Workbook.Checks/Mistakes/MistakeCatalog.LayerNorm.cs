namespace Workbook.Checks.Mistakes;

/// <content>Layer normalization.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] LayerNorm =>
    [
        LayerNormBatchStatistics.Mistake,
        LayerNormVarianceUnbiased.Mistake,
        LayerNormDividedByN.Mistake,
        LayerNormEpsilonOutside.Mistake,
        LayerNormEpsilonValue.Mistake,
        LayerNormSquareInsteadOfRoot.Mistake,
        LayerNormNotDivided.Mistake,
        LayerNormGammaForgotten.Mistake,
        LayerNormConstantStatistics.Mistake,
        LayerNormNoMeanPath.Mistake,
        LayerNormNoVariancePath.Mistake,
        LayerNormSums.Mistake,
        LayerNormColumnsBackward.Mistake,
        LayerNormGammaLate.Mistake,
        LayerNormEpsilonMissingBackward.Mistake,
        LayerNormGradientsByRows.Mistake,
        LayerNormGradientsAveraged.Mistake,
        LayerNormGradientsSwapped.Mistake,
    ];
}
