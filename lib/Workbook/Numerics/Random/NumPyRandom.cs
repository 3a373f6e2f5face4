namespace Workbook;

/// <summary>
/// NumPy's legacy generator (<c>numpy.random.seed</c>, <c>rand</c>, <c>randn</c>, <c>randint</c>, <c>choice</c>), bit for bit,
/// so that a notebook prints the digits that the Python original prints.
/// </summary>
/// <remarks>
/// Matrices are filled row by row, as NumPy fills its arrays. One generator serves one thread;
/// <see cref="Copy"/> gives another thread its own.
/// </remarks>
public sealed class NumPyRandom
{
    private readonly MersenneTwister _bits;
    private double? _spareGaussian;

    /// <summary>The stream that <c>numpy.random.seed(seed)</c> starts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is negative; NumPy refuses it too.</exception>
    public NumPyRandom(int seed)
        : this(Unsigned(seed))
    {
    }

    /// <summary>The stream that <c>numpy.random.seed(seed)</c> starts.</summary>
    public NumPyRandom(uint seed) => _bits = new MersenneTwister(seed);

    private NumPyRandom(NumPyRandom other)
    {
        _bits = other._bits.Copy();
        _spareGaussian = other._spareGaussian;
    }

    /// <summary>Starts the stream of <paramref name="seed"/> anew and forgets the spare normal number, as NumPy does.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is negative.</exception>
    public void Seed(int seed)
    {
        _bits.Seed(Unsigned(seed));
        _spareGaussian = null;
    }

    /// <summary>A generator that continues exactly as this one would; drawing from one does not move the other.</summary>
    public NumPyRandom Copy() => new(this);

    /// <summary><c>random_sample()</c>: uniform in [0, 1) in steps of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        var high = _bits.Next() >> 5;
        var low = _bits.Next() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary>
    /// <c>randn()</c>: standard normal, by Marsaglia's polar method. Numbers come in pairs; the second waits for the next call.
    /// </summary>
    public double NextGaussian()
    {
        if (_spareGaussian is { } spare)
        {
            _spareGaussian = null;
            return spare;
        }

        double x1, x2, r2;
        do
        {
            x1 = (2.0 * NextDouble()) - 1.0;
            x2 = (2.0 * NextDouble()) - 1.0;
            r2 = (x1 * x1) + (x2 * x2);
        }
        while (r2 >= 1.0 || r2 == 0.0);

        var factor = Math.Sqrt(-2.0 * NumPyLog.Log(r2) / r2);
        _spareGaussian = factor * x1;
        return factor * x2;
    }

    /// <summary>
    /// <c>randint(high)</c>: uniform in 0 … <paramref name="high"/> − 1. Bits beyond the range's mask are rejected, as in NumPy.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not positive.</exception>
    public int NextInteger(int high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(high);
        var last = (uint)(high - 1);

        // NumPy draws nothing when there is only one answer.
        if (last == 0)
        {
            return 0;
        }

        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(last);
        uint value;
        do
        {
            value = _bits.Next() & mask;
        }
        while (value > last);

        return (int)value;
    }

    /// <summary><c>randint(high, size=count)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="high"/> is not positive or <paramref name="count"/> negative.
    /// </exception>
    public int[] NextIntegers(int high, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(high);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = NextInteger(high);
        }

        return values;
    }

    /// <summary>
    /// <c>choice(n, size)</c>: <paramref name="size"/> numbers from 0 … <paramref name="n"/> − 1, with replacement; the same as
    /// <see cref="NextIntegers"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not positive or <paramref name="size"/> negative.</exception>
    public int[] Choice(int n, int size) => NextIntegers(n, size);

    /// <summary><c>rand(rows, columns)</c>: uniform numbers, drawn row by row.</summary>
    public Matrix<double> NextMatrix(int rows, int columns) => NextMatrix<double>(rows, columns);

    /// <summary><c>rand(rows, columns)</c> in the precision asked for: the same stream, each number rounded.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Matrix<T> NextMatrix<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Fill<T>(rows, columns, NextDouble);

    /// <summary><c>randn(rows, columns)</c>: standard normal numbers, drawn row by row.</summary>
    public Matrix<double> NextGaussianMatrix(int rows, int columns) => NextGaussianMatrix<double>(rows, columns);

    /// <summary><c>randn(rows, columns)</c> in the precision asked for: the same stream, each number rounded.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Matrix<T> NextGaussianMatrix<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Fill<T>(rows, columns, NextGaussian);

    /// <summary><c>randn(count)</c>.</summary>
    public Vector<double> NextGaussianVector(int count) => NextGaussianVector<double>(count);

    /// <summary><c>randn(count)</c> in the precision asked for: the same stream, each number rounded.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public Vector<T> NextGaussianVector<T>(int count)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = T.CreateTruncating(NextGaussian());
        }

        return Vector<T>.Build.Dense(values);
    }

    private static Matrix<T> Fill<T>(int rows, int columns, Func<double> draw)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        var values = new T[(long)rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                values[(j * rows) + i] = T.CreateTruncating(draw());
            }
        }

        return Matrix<T>.Build.Dense(rows, columns, values);
    }

    private static uint Unsigned(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return (uint)seed;
    }
}
