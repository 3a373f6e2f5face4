namespace Workbook.Checks.Tasks.Nets.Mistakes;

/// <summary>What a net's layers are made of, forward and back.</summary>
internal sealed class Blocks() : MistakeGroup<BlockRecipe>(MistakeOrder.NetsBlocks)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("net-bn-not-implemented", "batch normalization is left out", ["1.7", "1.8"],
            Sentence: "Batch normalization is left out: what the affine layer gives goes straight into the ReLU.",
            Formula: "a = x·W + b;  y = BN(a);  out = max(0, y)",
            Question: "Which line calls the normalization, and where does its result go?",
            With(block => block with { NoNorm = true }),
            recipe => recipe.With<BlockRecipe>(block => block with { NoNorm = true })
                .With<NetRecipe>(net => net with { NoNormGradients = true })),

        new("net-bn-after-relu", "batch normalization after the ReLU", ["1.7", "1.8"],
            Sentence: "Batch normalization comes after the ReLU instead of before it.",
            Formula: "a = x·W + b;  y = BN(a);  out = max(0, y)",
            Question: "A block ends with a ReLU: can its output be negative? Can it here?",
            With(block => block with { ReluFirst = true })),

        new("net-bn-last-layer", "the last layer is normalized too", ["1.8"],
            Sentence: "The last affine layer, which makes the scores, is followed by batch normalization as well.",
            Formula: "scores = h·W + b, bare",
            Question: "How many γ and β do the parameters hold, and how many layers are there?",
            With<NetRecipe>(net => net with { LastLayerToo = true })),

        new("net-last-relu", "a ReLU after the last layer", ["1.8"],
            Sentence: "The scores go through a ReLU before the softmax, so none of them can be negative.",
            Formula: "scores = h·W + b, bare",
            Question: "What kind of score should a very unlikely class get, and can it get that here?",
            With<NetRecipe>(net => net with { LastRelu = true })),

        new("net-relu-forgotten", "no ReLU", ["1.7", "1.8"],
            Sentence: "The block returns what batch normalization gives: negative values are still there.",
            Formula: "out = max(0, y)",
            Question: "Which entries of the output are negative, and which should be?",
            With(block => block with { NoRelu = true })),

        new("net-relu-backward-missing", "the gradient passes the ReLU as if it were not there", ["1.7", "1.8"],
            Sentence: "The gradient goes back through the ReLU unchanged, also where the ReLU let nothing through.",
            Formula: "dy = dout where y > 0, and 0 elsewhere",
            Question: "An entry that the ReLU cut to 0: does the loss change when it grows a little?",
            With(block => block with { ReluBackward = (dout, _) => dout })),

        new("net-relu-backward-gradient", "the ReLU cuts by the gradient's sign", ["1.7", "1.8"],
            Sentence: "Going back, the ReLU cuts the negative entries of the gradient instead of the entries whose input was negative.",
            Formula: "dy = dout where y > 0, and 0 elsewhere",
            Question: "Whose sign decided on the way forward what became 0?",
            With(block => block with { ReluBackward = (dout, _) => dout.PointwiseMaximum(0.0) })),

        new("net-relu-backward-mask", "the ReLU's mask is passed on in place of the gradient", ["1.7", "1.8"],
            Sentence: "What goes back through the ReLU is its mask of zeros and ones: dout is not in it.",
            Formula: "dy = dout where y > 0, and 0 elsewhere",
            Question: "If dout doubles, what should happen to dx, and what happens to it here?",
            With(block => block with { ReluBackward = (_, input) => input.Map(value => value > 0 ? 1.0 : 0.0, Zeros.Include) }),
            With(block => block with { ReluBackward = (_, input) => input.PointwiseMaximum(0.0) })),

        new("net-relu-backward-nothing", "the ReLU's mask is 0 everywhere", ["1.7"],
            Sentence: "Going back, nothing at all passes the ReLU.",
            Formula: "dy = dout where y > 0, and 0 elsewhere",
            Question: "Print the mask of the ReLU for one small batch: which entries are 1?",
            With(block => block with { ReluBackward = (dout, _) => 0 * dout })),

        new("net-dy-for-da", "dy in place of da in the affine layer's gradients", ["1.7", "1.8"],
            Sentence: "dx, dW or db of the affine layer is made from dy, what goes into batch normalization's backward pass, not from the "
                + "da that comes out of it.",
            Formula: "dx = da·Wᵀ;  dW = xᵀ·da;  db = Σᵢ daᵢ",
            Question: "Which gradient stands right behind x·W + b: the one before batch normalization's backward pass, or the one after "
                + "it?",
            With(block => block with { AffineInputs = (_, dy) => (dy, dy, dy) }),
            With(block => block with { AffineInputs = (da, dy) => (dy, da, da) }),
            With(block => block with { AffineInputs = (da, dy) => (da, dy, da) }),
            With(block => block with { AffineInputs = (da, dy) => (da, da, dy) }),
            With(block => block with { AffineInputs = (da, dy) => (da, dy, dy) })),

        new("net-bias-forgotten", "b left out", ["1.7"],
            Sentence: "b is not added to x·W.",
            Formula: "a = x·W + b;  y = BN(a);  out = max(0, y)",
            Question: "Batch normalization takes away what b adds to a column. Which of the values that it keeps holds b all the same?",
            With(block => block with { AddBias = (product, _) => product })),

        new("net-dw-mean", "dW is averaged over the batch", ["1.7", "1.8"],
            Sentence: "The gradient of the weights is divided by the number of rows.",
            Formula: "dW = xᵀ·da",
            Question: "The loss is an average already: where in the backward pass did its 1/N come in?",
            With(block => block with
            {
                AffineBackward = (da, x, w)
                    => block.AffineBackward(da, x, w) is var (dx, dw, db) ? (dx, dw / x.RowCount, db) : default,
            }))
        {
            WordsIn =
            {
                ["1.7"] = new(Question: "W acts on all N rows: do their contributions to its gradient add up, or is their mean taken? "
                    + "If a loss is an average, has dout got its 1/N already?"),
            },
        },

        new("net-scores-divided-twice", "divided by N twice", ["1.8"],
            Sentence: "The gradient of the scores is divided by N, which SoftmaxLoss.Backward has done already.",
            Formula: "dscores = SoftmaxLoss.Backward(cache), averaged over the N examples",
            Question: "Which of the two, your code or SoftmaxLoss, divides by N?",
            With<NetRecipe>(net => net with { ScoresGradient = dscores => dscores / dscores.RowCount })),
    ];
}
