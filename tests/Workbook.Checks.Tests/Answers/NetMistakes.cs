using System.Globalization;

namespace Workbook.Checks.Tests;

/// <summary>The net's loss with one thing wrong at a time. The gradients are zeros: the loss is judged first.</summary>
internal static class NetMistakes
{
    public static NetLossFunction Loss(
        bool normalize = true, bool afterRelu = false, bool lastLayerToo = false, bool biasesToo = false, bool half = true,
        BatchNormForwardFunction? norm = null) => (parameters, x, labels, states, regularization) =>
        {
            double Value()
            {
                var h = x;
                var layers = states.Length + 1;
                var squares = 0.0;
                for (var i = 1; i <= layers; i++)
                {
                    var name = i.ToString(CultureInfo.InvariantCulture);
                    var (w, b) = (parameters.Matrix("W" + name), parameters.Vector("b" + name));
                    squares += w.PointwisePower(2).Enumerate().Sum() + (biasesToo ? b.DotProduct(b) : 0);
                    h = (h * w) + b;
                    var state = new BatchNormState(b.Count);
                    Matrix<double> Norm(Matrix<double> value) => !normalize
                        ? value
                        : (norm ?? BatchNormAnswers.Plain)(
                            value, parameters.Vector("gamma" + name), parameters.Vector("beta" + name), state).Out;
                    if (i < layers)
                    {
                        h = afterRelu ? Norm(h.PointwiseMaximum(0.0)) : Norm(h).PointwiseMaximum(0.0);
                    }
                    else if (lastLayerToo)
                    {
                        h = (norm ?? BatchNormAnswers.Plain)(
                            h, Vector<double>.Build.Dense(b.Count, 1), Vector<double>.Build.Dense(b.Count), state).Out;
                    }
                }

                return SoftmaxLoss.Forward(h, labels).Loss + ((half ? 0.5 : 1) * regularization * squares);
            }

            var gradients = new ParameterSet<double>();
            foreach (var parameter in parameters.Where(
                parameter => normalize
                    || !(
                        parameter.Name.StartsWith("gamma", StringComparison.Ordinal)
                            || parameter.Name.StartsWith("beta", StringComparison.Ordinal))))
            {
                if (parameter.Matrix is { } matrix)
                {
                    gradients.Add(parameter.Name, 0 * matrix);
                }
                else
                {
                    gradients.Add(parameter.Name, 0 * parameter.Vector!);
                }
            }

            return (Value(), gradients);
        };
}
