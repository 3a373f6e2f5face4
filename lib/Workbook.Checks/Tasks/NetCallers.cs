namespace Workbook.Checks.Tasks;

/// <summary>Calls implementations of a net's loss, and nets that hold an implementation of dropout.</summary>
internal static class NetCallers
{
    /// <summary>A net with batch norm whose loss is the learner's.</summary>
    public static Caller NetLoss(NetLossFunction netLoss) => (inputs, outputs) =>
    {
        var parameters = NetCase.Parameters(inputs.Case, inputs.Matrix, inputs.Vector);
        var states = NetCase.States(parameters);
        var (loss, gradients) = netLoss(parameters, inputs.Matrix("x"), [.. inputs.Copy("labels").Select(label => (int)label)], states, inputs.Number("regularization"));
        outputs.Add("loss", loss);
        Add(outputs, gradients);
        for (var i = 0; i < states.Length; i++)
        {
            outputs.Add(NetReference.Name("running mean ", i), states[i].RunningMean);
        }
    };

    /// <summary>A net of the library's layers with the learner's dropout after each ReLU.</summary>
    public static Caller DropoutNet(DropoutForwardFunction forward, DropoutBackwardFunction backward) => (inputs, outputs) =>
    {
        var parameters = NetCase.Parameters(inputs.Case, inputs.Matrix, inputs.Vector);
        var layers = NetReference.Layers(parameters);
        var state = new DropoutState(inputs.Number("p"), new NumPyRandom(231)) { Seed = 123 };
        var (affine, relu, drop) = (new AffineCache[layers], new Matrix<double>[layers - 1], new DropoutCache[layers - 1]);
        var value = inputs.Matrix("x");
        for (var i = 0; i < layers - 1; i++)
        {
            (value, affine[i]) = Affine.Forward(value, parameters.Matrix(NetReference.Name("W", i)), parameters.Vector(NetReference.Name("b", i)));
            relu[i] = value;
            (value, drop[i]) = forward(Relu.Forward(value).Out, state);
            if (drop[i] is null)
            {
                outputs.Missing("cache");
                return;
            }

            outputs.Add(NetReference.Name("mask", i), drop[i].Mask);
        }

        (value, affine[^1]) = Affine.Forward(value, parameters.Matrix(NetReference.Name("W", layers - 1)), parameters.Vector(NetReference.Name("b", layers - 1)));
        var (loss, softmax) = SoftmaxLoss.Forward(value, [.. inputs.Copy("labels").Select(label => (int)label)]);
        outputs.Add("loss", loss);
        var dout = SoftmaxLoss.Backward(softmax);
        for (var i = layers - 1; i >= 0; i--)
        {
            dout = i < layers - 1 ? Relu.Backward(backward(dout, drop[i]), relu[i]) : dout;
            (dout, var dw, var db) = Affine.Backward(dout, affine[i]);
            outputs.Add(NetLines.Gradient(NetReference.Name("W", i)), dw);
            outputs.Add(NetLines.Gradient(NetReference.Name("b", i)), db);
        }
    };

    private static void Add(Recorder outputs, ParameterSet<double>? gradients)
    {
        if (gradients is null)
        {
            outputs.Missing("gradients");
            return;
        }

        foreach (var gradient in gradients)
        {
            if (gradient.Matrix is { } matrix)
            {
                outputs.Add(NetLines.Gradient(gradient.Name), matrix);
            }
            else
            {
                outputs.Add(NetLines.Gradient(gradient.Name), gradient.Vector);
            }
        }
    }
}
