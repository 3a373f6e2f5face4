namespace Workbook.Tests;

/// <summary>A notebook passes the library's layers where it passes its own: their names must bind to the delegates.</summary>
public class FunctionsTests
{
    [Fact]
    public void Built_in_layers_bind_to_the_delegates()
    {
        BatchNormForwardFunction batchForward = BatchNorm.Forward;
        BatchNormBackwardFunction batchBackward = BatchNorm.Backward;
        BatchNormBackwardFunction simplified = BatchNorm.BackwardSimplified;
        LayerNormForwardFunction layerForward = LayerNorm.Forward;
        LayerNormBackwardFunction layerBackward = LayerNorm.Backward;
        DropoutForwardFunction dropoutForward = Dropout.Forward;
        DropoutBackwardFunction dropoutBackward = Dropout.Backward;

        Assert.Equal("your batch norm", Normalization.From(BatchNorm.Forward, BatchNorm.Backward).Name);
        Assert.Equal("your layer norm", Normalization.From(LayerNorm.Forward, LayerNorm.Backward).Name);
        Assert.NotNull(DropoutFunctions.From(Dropout.Forward, Dropout.Backward));
        Assert.All<Delegate>([batchForward, batchBackward, simplified, layerForward, layerBackward, dropoutForward, dropoutBackward], Assert.NotNull);
    }
}
