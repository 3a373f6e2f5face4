namespace Workbook.Checks.Tasks.Nets;

/// <summary>Calls implementations of a net's loss with the inputs of a case.</summary>
internal static class NetCallers
{
    /// <summary>A net with batch norm whose loss is the learner's.</summary>
    public static Caller NetLoss(NetLossFunction netLoss) => (inputs, outputs) =>
    {
        var parameters = NetCase.Parameters(inputs.Case, inputs.Matrix, inputs.Vector);
        var states = NetCase.States(parameters);
        var (loss, gradients) = netLoss(parameters, inputs.Matrix("x"), NetCase.Labels(inputs.Case), states, inputs.Number("regularization"));
        outputs.Add("loss", loss);
        Add(outputs, gradients);
        for (var i = 0; i < states.Length; i++)
        {
            outputs.Add(NetReference.Name("running mean ", i), states[i].RunningMean);
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
