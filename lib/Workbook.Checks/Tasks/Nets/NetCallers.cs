namespace Workbook.Checks.Tasks.Nets;

/// <summary>Calls implementations of a net's loss with the inputs of a case.</summary>
internal static class NetCallers
{
    /// <summary>A net with batch norm whose loss is the learner's.</summary>
    public static Caller NetLoss(NetLossFunction netLoss) => (inputs, outputs) =>
    {
        var parameters = NetCase.Parameters(inputs.Case, inputs.Matrix, inputs.Vector);
        var (labels, states) = (NetCase.Labels(inputs.Case), NetCase.States(parameters));
        var (loss, gradients) = netLoss(parameters, inputs.Matrix("x"), labels, states, inputs.Number("regularization"));
        outputs.Add("loss", loss);
        if (gradients is null)
        {
            outputs.Missing("gradients");
        }

        foreach (var gradient in gradients ?? [])
        {
            outputs.Add(NetLines.Gradient(gradient.Name), NetCase.Value(gradient));
        }

        for (var i = 0; i < states.Length; i++)
        {
            outputs.Add(NetReference.Name("running mean ", i), states[i].RunningMean);
        }
    };
}
