namespace Workbook;

/// <summary>
/// A rule that moves parameters against their gradients. It keeps a memory for each parameter (velocity, averages),
/// so one optimizer serves one net.
/// </summary>
public abstract class Optimizer
{
    private readonly Dictionary<string, object> _memories = [];
    private double _learningRate;

    /// <summary>A rule with this learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not a positive number.</exception>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The step size. A solver with a learning-rate decay multiplies it after each epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive number.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set => _learningRate = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a positive number.");
    }

    /// <summary>
    /// Multiplies the learning rate. It may end at 0, where a long training's decay leaves nothing that a number can hold.
    /// </summary>
    internal void ScaleLearningRate(double factor) => _learningRate *= factor;

    /// <summary>One step for all parameters.</summary>
    /// <exception cref="KeyNotFoundException">A parameter has no gradient.</exception>
    /// <exception cref="ArgumentException">
    /// A gradient has another shape than its parameter, or the optimizer has served another net.
    /// </exception>
    public void Step<T>(ParameterSet<T> parameters, ParameterSet<T> gradients)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        foreach (var parameter in parameters)
        {
            var gradient = gradients[parameter.Name];
            if (gradient.Shape != parameter.Shape)
            {
                throw new ArgumentException(
                    $"The gradient of {parameter.Name} is {gradient.Shape}; the parameter is {parameter.Shape}.", nameof(gradients));
            }

            if (parameter.Values.Length > 0)
            {
                Update(parameter.Values, gradient.Values, MemoryOf<T>(parameter));
            }
        }
    }

    /// <summary>One step for one parameter: the arithmetic of the rule, in one pass over the values.</summary>
    internal abstract void Update<T>(T[] values, T[] gradient, OptimizerMemory<T> memory)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    private protected static double Fraction(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    /// <exception cref="ArgumentOutOfRangeException">The value is no finite number, or negative.</exception>
    private protected static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number, at least 0.");

    private OptimizerMemory<T> MemoryOf<T>(Parameter<T> parameter)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (!_memories.TryGetValue(parameter.Name, out var memory))
        {
            _memories[parameter.Name] = memory = new OptimizerMemory<T>(parameter.Values.Length, parameter.Matrix?.RowCount ?? 1);
        }

        return memory is OptimizerMemory<T> ours && ours.Count == parameter.Values.Length && ours.Rows == (parameter.Matrix?.RowCount ?? 1)
            ? ours
            : throw new ArgumentException(
                $"What this optimizer remembers for {parameter.Name} belongs to another net; one optimizer serves one net.");
    }
}
