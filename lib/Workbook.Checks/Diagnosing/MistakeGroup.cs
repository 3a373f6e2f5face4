namespace Workbook.Checks.Diagnosing;

/// <summary>
/// Mistakes that concern one part of a formula, written in place. Every class that derives from this one is in the catalog, and so is
/// every mistake in its list.
/// </summary>
/// <param name="order">When the group's mistakes are tried.</param>
internal abstract class MistakeGroup(MistakeOrder order)
{
    /// <summary>When the group's mistakes are tried.</summary>
    public MistakeOrder Order => order;

    /// <summary>The mistakes, in the order in which they are tried.</summary>
    public abstract IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>A way to make a mistake: some nodes of a part are others.</summary>
    protected static Func<Recipe, Recipe> With<T>(Func<T, T> change)
        where T : class, IRecipePart, new() => recipe => recipe.With(change);

    /// <summary>Two ways to make a mistake, and both at once.</summary>
    protected static IReadOnlyList<Func<Recipe, Recipe>> EachAndBoth(Func<Recipe, Recipe> one, Func<Recipe, Recipe> other)
        => [one, other, recipe => other(one(recipe))];
}

/// <summary>Mistakes most of which are changes of the same part of a recipe.</summary>
/// <inheritdoc/>
internal abstract class MistakeGroup<T>(MistakeOrder order) : MistakeGroup(order)
    where T : class, IRecipePart, new()
{
    /// <inheritdoc cref="MistakeGroup.With"/>
    protected static Func<Recipe, Recipe> With(Func<T, T> change) => With<T>(change);
}

/// <summary>
/// The groups of mistakes in the order in which they are tried, one name for each. Of mistakes with equal results the first is told
/// first, and pairs of mistakes are tried from the first on. Where a task has mistakes with equal results is written down in
/// <c>Snapshots/EqualMistakes.txt</c> of the tests.
/// </summary>
internal enum MistakeOrder
{
    BatchNormStatistics,
    BatchNormAxis,
    BatchNormNormalizing,
    BatchNormOutput,
    BatchNormRunningAverages,
    BatchNormMissingPaths,
    BatchNormFactors,
    BatchNormVarianceAndMeanPath,
    BatchNormGradients,
    LanguageNumbers,
    LayerNormForward,
    LayerNormBackward,
    NetsBlocks,
    NetsPenalty,
    NetsStates,
    DropoutScaleAndModes,
    DropoutDraws,
    DropoutCache,
    DropoutBackward,
    LanguageReferences,
    BatchNormGraph,
    LayerNormGraph,
}
