namespace Workbook.Checks.Recipes;

/// <summary>
/// A correct implementation of every task, taken apart at the nodes of its computation graph, so that a <see cref="Mistake"/> can
/// replace one of them. Several mistakes at once are several replacements.
/// </summary>
internal sealed record Recipe
{
    /// <summary>Nothing is wrong.</summary>
    public static Recipe Correct { get; } = new();

    public BatchNormRecipe BatchNorm { get; init; } = new();

    public LayerNormRecipe LayerNorm { get; init; } = new();

    public BlockRecipe Block { get; init; } = new();

    public NetRecipe Net { get; init; } = new();

    public DropoutRecipe Dropout { get; init; } = new();

    /// <summary>The same with batch normalization changed.</summary>
    public Recipe WithBatchNorm(Func<BatchNormRecipe, BatchNormRecipe> change) => this with { BatchNorm = change(BatchNorm) };

    /// <summary>The same with layer normalization changed.</summary>
    public Recipe WithLayerNorm(Func<LayerNormRecipe, LayerNormRecipe> change) => this with { LayerNorm = change(LayerNorm) };

    /// <summary>The same with the block changed.</summary>
    public Recipe WithBlock(Func<BlockRecipe, BlockRecipe> change) => this with { Block = change(Block) };

    /// <summary>The same with the net changed.</summary>
    public Recipe WithNet(Func<NetRecipe, NetRecipe> change) => this with { Net = change(Net) };

    /// <summary>The same with dropout changed.</summary>
    public Recipe WithDropout(Func<DropoutRecipe, DropoutRecipe> change) => this with { Dropout = change(Dropout) };
}
