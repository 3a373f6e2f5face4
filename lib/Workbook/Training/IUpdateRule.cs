using System.Runtime.Intrinsics;

namespace Workbook.Training;

/// <summary>The arithmetic of an optimizer's step, for as many values as a vector holds.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IUpdateRule<T>
{
    /// <summary>How many averages the rule keeps for each parameter: 0 to 2.</summary>
    public static abstract int Averages { get; }

    /// <summary>The new values.</summary>
    /// <param name="w">The old values.</param>
    /// <param name="dw">Their gradient.</param>
    /// <param name="first">The first average, replaced by the new one.</param>
    /// <param name="second">The second average, replaced by the new one.</param>
    public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second);
}
