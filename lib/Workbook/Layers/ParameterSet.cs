using System.Collections;

namespace Workbook;

/// <summary>
/// Named weights and biases, or their gradients, in the order in which they were added: <c>W1, b1, gamma1, beta1, W2, …</c>
/// A collection initializer fills it: <c>new ParameterSet&lt;double&gt; { { "W1", w1 }, { "b1", b1 } }</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T> : IReadOnlyCollection<Parameter<T>>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Dictionary<string, Parameter<T>> _byName = [];
    private readonly List<Parameter<T>> _inOrder = [];

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _inOrder.Select(parameter => parameter.Name);

    /// <inheritdoc/>
    public int Count => _inOrder.Count;

    /// <summary>The parameter of that name.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that name; the message lists those there are.</exception>
    public Parameter<T> this[string name] => _byName.TryGetValue(name, out var parameter)
        ? parameter
        : throw new KeyNotFoundException(
            $"No parameter is named \"{name}\"; there are {(Count == 0 ? "none" : string.Join(", ", Names))}.");

    /// <summary>Adds a weight matrix.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, Matrix<T> value) => Add(new Parameter<T>(name, value));

    /// <summary>Adds a vector: a bias, γ or β.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, Vector<T> value) => Add(new Parameter<T>(name, value));

    /// <summary>Whether a parameter has that name.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The weight matrix of that name.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that name.</exception>
    /// <exception cref="InvalidOperationException">It is a vector.</exception>
    public Matrix<T> Matrix(string name) => this[name].Matrix
        ?? throw new InvalidOperationException($"{name} is a vector; read it with Vector(\"{name}\").");

    /// <summary>The vector of that name.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that name.</exception>
    /// <exception cref="InvalidOperationException">It is a matrix.</exception>
    public Vector<T> Vector(string name) => this[name].Vector
        ?? throw new InvalidOperationException($"{name} is a matrix; read it with Matrix(\"{name}\").");

    /// <summary>A copy with memory of its own.</summary>
    public ParameterSet<T> Clone()
    {
        var copy = ZerosLike();
        CopyTo(copy);
        return copy;
    }

    /// <summary>The same names and shapes, all values 0: room for gradients.</summary>
    public ParameterSet<T> ZerosLike()
    {
        var zeros = new ParameterSet<T>();
        foreach (var parameter in _inOrder)
        {
            if (parameter.Matrix is { } matrix)
            {
                zeros.Add(parameter.Name, MathNet.Numerics.LinearAlgebra.Matrix<T>.Build.Dense(matrix.RowCount, matrix.ColumnCount));
            }
            else
            {
                zeros.Add(parameter.Name, MathNet.Numerics.LinearAlgebra.Vector<T>.Build.Dense(parameter.Values.Length));
            }
        }

        return zeros;
    }

    /// <summary>Writes all values into another set's memory.</summary>
    /// <exception cref="KeyNotFoundException">The other set lacks a name.</exception>
    /// <exception cref="ArgumentException">A parameter has another shape there.</exception>
    public void CopyTo(ParameterSet<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var parameter in _inOrder)
        {
            var target = other[parameter.Name];
            if (target.Shape != parameter.Shape)
            {
                throw new ArgumentException($"{parameter.Name} is {parameter.Shape} here and {target.Shape} there.", nameof(other));
            }

            parameter.Values.CopyTo(target.Values, 0);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter<T>> GetEnumerator() => _inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(Parameter<T> parameter)
    {
        if (!_byName.TryAdd(parameter.Name, parameter))
        {
            throw new ArgumentException($"A parameter named \"{parameter.Name}\" is there already.");
        }

        _inOrder.Add(parameter);
    }
}
