namespace Workbook.Checks.Mistakes;

/// <content>Dropout.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] Dropout =>
    [
        DropoutKeepConvention.Mistake,
        DropoutNoScale.Mistake,
        DropoutScaleByP.Mistake,
        DropoutScaleMultiplied.Mistake,
        DropoutScaleTest.Mistake,
        DropoutModeSwapped.Mistake,
        DropoutNothingDropped.Mistake,
        DropoutMaskMissing.Mistake,
        DropoutSharedMask.Mistake,
        DropoutNormalDraws.Mistake,
        DropoutOwnGenerator.Mistake,
        DropoutFixedSeed.Mistake,
        DropoutSeedIgnored.Mistake,
        DropoutMaskFromOut.Mistake,
        DropoutMaskUnscaled.Mistake,
        DropoutMaskInverted.Mistake,
        DropoutMaskOther.Mistake,
        DropoutCacheHoldsX.Mistake,
        DropoutCacheHoldsDraws.Mistake,
        DropoutNullMask.Mistake,
        DropoutReturnsMask.Mistake,
        DropoutInPlace.Mistake,
        DropoutBackwardNoMask.Mistake,
        DropoutBackwardRegenerated.Mistake,
        DropoutBackwardScaledTwice.Mistake,
        DropoutBackwardUnscaled.Mistake,
        DropoutBackwardInverted.Mistake,
        DropoutBackwardTest.Mistake,
        DropoutBackwardMask.Mistake,
        DropoutNullInTest.Mistake,
    ];
}
