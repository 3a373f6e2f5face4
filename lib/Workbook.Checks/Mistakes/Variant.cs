namespace Workbook.Checks.Mistakes;

/// <summary>Ways to make a mistake, as changes of a recipe.</summary>
internal static class Variant
{
    /// <summary>Batch normalization with other nodes.</summary>
    public static Func<Recipe, Recipe> BatchNorm(Func<BatchNormRecipe, BatchNormRecipe> change) => recipe => recipe.WithBatchNorm(change);

    /// <summary>The same in one mode only; the other mode stays as it is.</summary>
    public static Func<Recipe, Recipe> BatchNormIn(Mode mode, Func<BatchNormRecipe, BatchNormRecipe> change) => BatchNorm(norm => norm with
    {
        Around = _ => (x, gamma, beta, state) => (state.Mode == mode ? change(norm) : norm).Forward(x, gamma, beta, state),
    });

    /// <summary>All of batch normalization's dx with another power of √(σ² + ε) (D).</summary>
    public static Func<Recipe, Recipe> WholeDx(Func<Matrix<double>, Vector<double>, Matrix<double>> change) => BatchNorm(norm => norm with
    {
        AroundBackward = backward => (dout, cache) =>
        {
            var (dx, dgamma, dbeta) = norm.AroundBackward(backward)(dout, cache);
            return (change(dx, BatchNormRecipe.Root(cache.Variance, cache.Epsilon)), dgamma, dbeta);
        },
    });

    /// <summary>Layer normalization with other nodes.</summary>
    public static Func<Recipe, Recipe> LayerNorm(Func<LayerNormRecipe, LayerNormRecipe> change) => recipe => recipe.WithLayerNorm(change);

    /// <summary>The block with other nodes.</summary>
    public static Func<Recipe, Recipe> Block(Func<BlockRecipe, BlockRecipe> change) => recipe => recipe.WithBlock(change);

    /// <summary>The net with other nodes.</summary>
    public static Func<Recipe, Recipe> Net(Func<NetRecipe, NetRecipe> change) => recipe => recipe.WithNet(change);
}
