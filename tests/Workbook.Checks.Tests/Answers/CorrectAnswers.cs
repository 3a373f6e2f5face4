namespace Workbook.Checks.Tests;

/// <summary>
/// The table of correct answers to the large tasks, each written in another way; the first of each are those of the solved Python
/// assignment. None calls a built-in layer of its task. <see cref="CorrectStepAnswers"/> has the small tasks.
/// </summary>
internal static class CorrectAnswers
{
    public static readonly (string Way, BatchNormForwardFunction Answer)[] BatchNormForward =
    [
        ("as in the Python assignment", SeedAnswers.BatchNormForward),
        ("plain", BatchNormAnswers.Plain), ("test mode folded", BatchNormAnswers.FoldedTest),
        ("mean of squares", BatchNormAnswers.MeanOfSquares),
        ("loops, reused buffer, richer cache", BatchNormAnswers.Loops), ("Welford", BatchNormForwardAnswers.Welford),
        ("two passes", BatchNormForwardAnswers.TwoPasses),
        ("shifted mean of squares", BatchNormForwardAnswers.Shifted),
        ("MathNet's statistics of columns", BatchNormForwardAnswers.MathNetColumns),
        ("statistics of a sample, taken back", BatchNormForwardAnswers.FromSample), ("centering matrix", BatchNormForwardAnswers.Products),
        ("all pairs", BatchNormForwardAnswers.Pairs),
        ("training folded, sparse", BatchNormForwardAnswers.Folded), ("parallel", BatchNormForwardAnswers.Parallel),
    ];

    public static readonly (string Way, BatchNormBackwardFunction Answer)[] BatchNormBackward =
    [
        ("as in the Python assignment", SeedAnswers.BatchNormBackward),
        ("as in the Python assignment, the other", SeedAnswers.BatchNormBackwardAlt),
        ("staged, with the term that is 0", BatchNormAnswers.Staged), ("staged, without it", BatchNormAnswers.StagedWithoutTerm),
        ("one line", BatchNormAnswers.OneLine),
        ("means", BatchNormAnswers.Means), ("Jacobian", BatchNormAnswers.Jacobian),
        ("recomputed by mean of squares", BatchNormAnswers.Recomputed),
        ("three terms", BatchNormBackwardAnswers.ThreeTerms), ("projections", BatchNormBackwardAnswers.Projections),
        ("from x̂", BatchNormBackwardAnswers.FromXHat),
        ("centering matrix", BatchNormBackwardAnswers.Products), ("recomputed by Welford", BatchNormBackwardAnswers.Welford),
        ("transposed, sparse", BatchNormBackwardAnswers.Transposed),
        ("sum of squares", BatchNormBackwardAnswers.SumOfSquares), ("loops, reused buffer", BatchNormBackwardLoops.Loops),
        ("every pair", BatchNormBackwardLoops.EveryPair),
        ("columns", BatchNormBackwardLoops.Columns), ("parallel", BatchNormBackwardLoops.Parallel),
    ];

    public static readonly (string Way, LayerNormForwardFunction Answer)[] LayerNormForward =
    [
        ("columns", LayerNormAnswers.Columns), ("transposed", LayerNormAnswers.Transposed),
        ("mean of squares", LayerNormAnswers.MeanOfSquares), ("loops", LayerNormAnswers.Loops),
        ("own batch norm, transposed", LayerNormForwardAnswers.ThroughBatchNorm),
        ("MathNet's statistics of rows", LayerNormForwardAnswers.MathNetRows),
        ("Welford, sparse", LayerNormForwardAnswers.Welford), ("centering matrix", LayerNormForwardAnswers.Products),
        ("parallel, richer cache", LayerNormForwardAnswers.Parallel),
        ("folded", LayerNormForwardAnswers.Folded),
    ];

    public static readonly (string Way, LayerNormBackwardFunction Answer)[] LayerNormBackward =
    [
        ("staged", LayerNormAnswers.Staged), ("means", LayerNormAnswers.Means), ("loops", LayerNormAnswers.Loops),
        ("recomputed", LayerNormAnswers.Recomputed),
        ("own batch norm, transposed", LayerNormBackwardAnswers.ThroughBatchNorm), ("Jacobian", LayerNormBackwardAnswers.Jacobian),
        ("rows", LayerNormBackwardAnswers.Rows),
        ("centering matrix, sparse", LayerNormBackwardAnswers.Products), ("one line", LayerNormBackwardAnswers.OneLine),
        ("with the term that is 0", LayerNormBackwardAnswers.WithTerm),
    ];

    public static readonly (string Way, DropoutForwardFunction Answer)[] DropoutForward =
    [
        ("as in the Python assignment", SeedAnswers.DropoutForward),
        ("kept where r >= p", DropoutAnswers.Comparing((value, p) => value >= p)),
        ("kept where r > p", DropoutAnswers.Comparing((value, p) => value > p)),
        ("kept where r < 1 - p, reused buffer", DropoutAnswers.Buffered),
        ("kept where r <= 1 - p", DropoutAnswers.Comparing((value, p) => value <= 1 - p)),
        ("dropped where r < p", DropoutForwardAnswers.With((n, d, state) => DropoutMasks.Dropping((value, p) => value < p, n, d, state))),
        ("dropped where r <= p", DropoutForwardAnswers.With((n, d, state) => DropoutMasks.Dropping((value, p) => value <= p, n, d, state))),
        ("by columns", DropoutAnswers.ByColumns), ("from the end", DropoutAnswers.Backwards),
        ("one by one", DropoutForwardAnswers.With(DropoutMasks.OneByOne)),
        ("one long row", DropoutForwardAnswers.With(DropoutMasks.Reshaped)), ("floor", DropoutForwardAnswers.With(DropoutMasks.Floor)),
        ("sign", DropoutForwardAnswers.With(DropoutMasks.Sign)),
        ("sparse", DropoutForwardAnswers.With(DropoutMasks.Sparse)),
        ("a generator for each row", DropoutForwardAnswers.With(DropoutMasks.RowGenerators)),
        ("nothing drawn at p = 0", DropoutForwardAnswers.With(DropoutMasks.NothingToDraw)),
        ("kept values divided, richer cache", DropoutForwardAnswers.Dividing),
        ("scale last", DropoutForwardAnswers.ScaleLast), ("overwriting a copy", DropoutForwardAnswers.Overwriting),
    ];

    public static readonly (string Way, DropoutBackwardFunction Answer)[] DropoutBackward =
    [
        ("as in the Python assignment", SeedAnswers.DropoutBackward),
        ("by mode", DropoutAnswers.Backward), ("by mask", DropoutAnswers.BackwardByMask), ("loops", DropoutAnswers.BackwardLoops),
        ("map", DropoutAnswers.BackwardMap),
        ("scale last", DropoutAnswers.BackwardScaleLast), ("columns", DropoutBackwardAnswers.Columns),
        ("rows", DropoutBackwardAnswers.Rows), ("sparse", DropoutBackwardAnswers.Sparse),
        ("reused buffer", DropoutBackwardAnswers.Buffered), ("parallel", DropoutBackwardAnswers.Parallel),
        ("pattern and scale", DropoutBackwardAnswers.PatternAndScale),
    ];

    /// <summary>Forward and back, each around another of the batch norms above.</summary>
    public static readonly (string Way, AffineNormReluForwardFunction Forward, AffineNormReluBackwardFunction Backward)[] Blocks =
    [
        (
            "matrices, batch norm of the Python assignment", NetAnswers.BlockForward(SeedAnswers.BatchNormForward),
            NetAnswers.BlockBackward(SeedAnswers.BatchNormBackward)),
        (
            "matrices, the other backward pass", NetAnswers.BlockForward(BatchNormAnswers.Plain),
            NetAnswers.BlockBackward(SeedAnswers.BatchNormBackwardAlt)),
        (
            "the library's affine and ReLU", BlockAnswers.Layers(BatchNormAnswers.FoldedTest),
            BlockAnswers.LayersBack(BatchNormAnswers.OneLine)),
        (
            "loops, no cache in test mode, richer cache", BlockAnswers.Loops(BatchNormForwardAnswers.TwoPasses),
            BlockAnswers.LoopsBack(BatchNormBackwardLoops.EveryPair)),
        (
            "bias in the mean, transposed products", BlockAnswers.BiasInTheMean(BatchNormForwardAnswers.Welford),
            BlockAnswers.TransposedProducts(BatchNormBackwardAnswers.Projections)),
        (
            "statistics recomputed on the way back", BlockAnswers.Layers(BatchNormAnswers.MeanOfSquares),
            NetAnswers.BlockBackward(BatchNormAnswers.Recomputed)),
        ("Jacobian", NetAnswers.BlockForward(BatchNormForwardAnswers.MathNetColumns), BlockAnswers.LayersBack(BatchNormAnswers.Jacobian)),
        (
            "parallel columns", BlockAnswers.Layers(BatchNormForwardAnswers.Parallel),
            BlockAnswers.TransposedProducts(BatchNormBackwardLoops.Parallel)),
    ];

    /// <summary>Every answer of the table.</summary>
    public static IEnumerable<CorrectAnswer> All() =>
    [
        .. BatchNormForward.Select(answer => new CorrectAnswer("1.3", answer.Way, () => Check.BatchNormForward(answer.Answer))),
        .. BatchNormBackward.Select(answer => new CorrectAnswer("1.5", answer.Way, () => Check.BatchNormBackward(answer.Answer))),
        .. BatchNormBackward.Select(answer => new CorrectAnswer("1.6", answer.Way, () => Check.BatchNormBackwardSimplified(answer.Answer))),
        .. Blocks.Select(answer => new CorrectAnswer("1.7", answer.Way, () => Check.AffineNormRelu(answer.Forward, answer.Backward))),
        .. Nets().Select(answer => new CorrectAnswer("1.8", answer.Way, () => Check.NetLoss(answer.Answer))),
        .. LayerNormForward.Select(answer => new CorrectAnswer("1.9", answer.Way, () => Check.LayerNormForward(answer.Answer))),
        .. LayerNormBackward.Select(answer => new CorrectAnswer("1.10", answer.Way, () => Check.LayerNormBackward(answer.Answer))),
        .. DropoutForward.Select(answer => Dropout(answer.Way, Remembered.OnTheOriginalsInput(answer.Answer))),
        .. DropoutBackward.Select(answer => new CorrectAnswer("2.2", answer.Way, () => Check.DropoutBackward(answer.Answer))),
        .. DropoutForward.Select((answer, i) => new CorrectAnswer(
            "2.3", $"{answer.Way}; {DropoutBackward[i % DropoutBackward.Length].Way}",
            () => Check.DropoutNet(answer.Answer, DropoutBackward[i % DropoutBackward.Length].Answer))),
        .. CorrectStepAnswers.All(),
    ];

    private static CorrectAnswer Dropout(string way, DropoutForwardFunction answer) => new("2.1", way, () => Check.DropoutForward(answer));

    private static IEnumerable<(string Way, NetLossFunction Answer)> Nets() =>
    [
        .. Blocks.Select(
            (block, i) => (
                block.Way,
                i % 2 == 0 ? NetAnswers.Loss(block.Forward, block.Backward) : NetLossAnswers.Recursive(block.Forward, block.Backward))),
        ("in one piece", NetLossAnswers.OnePiece(BatchNormAnswers.Plain, BatchNormAnswers.StagedWithoutTerm)),
        ("in one piece, loops", NetLossAnswers.OnePiece(BatchNormForwardAnswers.FromSample, BatchNormBackwardLoops.Columns)),
    ];
}

/// <summary>One line of the table of correct answers.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Way">How the answer goes about it.</param>
/// <param name="Check">Runs the task's check on it.</param>
internal sealed record CorrectAnswer(string Task, string Way, Func<CheckReport> Check)
{
    /// <summary>"1.5 one line".</summary>
    public string Name => $"{Task} {Way}";
}
