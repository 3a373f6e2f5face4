namespace Workbook.Checks.Mistakes;

/// <content>The block and the net.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] Nets =>
    [
        NetNormMissing.Mistake,
        NetNormAfterRelu.Mistake,
        NetNormLastLayer.Mistake,
        NetLastRelu.Mistake,
        NetReluForgotten.Mistake,
        NetReluBackwardMissing.Mistake,
        NetReluBackwardGradient.Mistake,
        NetReluBackwardNothing.Mistake,
        NetDwMean.Mistake,
        NetScoresDividedTwice.Mistake,
        NetHalfMissing.Mistake,
        NetPenaltyVectors.Mistake,
        NetPenaltyMissing.Mistake,
        NetPenaltySomeLayers.Mistake,
        NetPenaltyGradientMissing.Mistake,
        NetPenaltyGradientFactor.Mistake,
        NetOwnStates.Mistake,
        NetOneState.Mistake,
    ];
}
