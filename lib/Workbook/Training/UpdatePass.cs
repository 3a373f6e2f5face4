namespace Workbook.Training;

/// <summary>
/// One pass of an optimizer's rule over all values of a parameter: each value, gradient and average is read once and written once.
/// </summary>
internal sealed class UpdatePass<T, TRule> : ParallelWork
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    // Below this many values a thread more costs more than it saves.
    private const int ValuesPerThread = 4_096;

    [ThreadStatic]
    private static UpdatePass<T, TRule>? _kept;

    private TRule _rule;
    private T[] _values = [];
    private T[] _gradient = [];
    private T[] _first = [];
    private T[] _second = [];
    private int _rows;
    private int _parts;

    public static void Run(TRule rule, T[] values, T[] gradient, OptimizerMemory<T> memory)
    {
        var pass = _kept ??= new UpdatePass<T, TRule>();
        (pass._rule, pass._values, pass._gradient) = (rule, values, gradient);
        pass._first = TRule.Averages > 0 ? memory.First : [];
        pass._second = TRule.Averages > 1 ? memory.Second : [];
        pass._rows = memory.Rows;
        var most = Math.Min(Parallelism.MaxThreads, ColumnShare.MaxParts(values.Length / memory.Rows));
        pass._parts = Math.Clamp(values.Length / ValuesPerThread, 1, most);
        pass.Run(pass._parts);
        (pass._values, pass._gradient, pass._first, pass._second) = ([], [], [], []);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Part(int part)
    {
        var lanes = Vector512<T>.Count;
        var (firstColumn, endColumn) = ColumnShare.Of(_values.Length / _rows, part, _parts);
        var (i, end) = (firstColumn * _rows, endColumn * _rows);
        ref var w = ref MemoryMarshal.GetArrayDataReference(_values);
        ref var dw = ref MemoryMarshal.GetArrayDataReference(_gradient);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_first);
        ref var second = ref MemoryMarshal.GetArrayDataReference(_second);
        var rule = _rule;
        for (; i <= end - lanes; i += lanes)
        {
            var at = (nuint)i;
            var m = TRule.Averages > 0 ? Vector512.LoadUnsafe(ref first, at) : default;
            var v = TRule.Averages > 1 ? Vector512.LoadUnsafe(ref second, at) : default;
            rule.Update(Vector512.LoadUnsafe(ref w, at), Vector512.LoadUnsafe(ref dw, at), ref m, ref v).StoreUnsafe(ref w, at);
            if (TRule.Averages > 0)
            {
                m.StoreUnsafe(ref first, at);
            }

            if (TRule.Averages > 1)
            {
                v.StoreUnsafe(ref second, at);
            }
        }

        // The values that fill no vector, one by one.
        for (; i < end; i++)
        {
            var m = TRule.Averages > 0 ? Vector512.CreateScalar(_first[i]) : default;
            var v = TRule.Averages > 1 ? Vector512.CreateScalar(_second[i]) : default;
            _values[i] = rule.Update(Vector512.CreateScalar(_values[i]), Vector512.CreateScalar(_gradient[i]), ref m, ref v).ToScalar();
            if (TRule.Averages > 0)
            {
                _first[i] = m.ToScalar();
            }

            if (TRule.Averages > 1)
            {
                _second[i] = v.ToScalar();
            }
        }
    }
}

/// <summary>The arithmetic of an optimizer's step, for as many values as a vector holds.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IUpdateRule<T>
{
    /// <summary>How many averages the rule keeps for each parameter: 0 to 2.</summary>
    public static abstract int Averages { get; }

    /// <summary>The new values.</summary>
    /// <param name="first">The first average, replaced by the new one.</param>
    /// <param name="second">The second average, replaced by the new one.</param>
    public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second);
}

/// <summary>
/// What an optimizer keeps for one parameter between steps. Arrays are made when a rule first asks for them, zeros at the start.
/// </summary>
/// <param name="count">How many values the parameter has.</param>
/// <param name="rows">How many of them a column has: 1 for a vector.</param>
internal sealed class OptimizerMemory<T>(int count, int rows)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private T[]? _first;
    private T[]? _second;

    internal int Count => count;

    internal int Rows => rows;

    /// <summary>Momentum's velocity, RMSProp's average of squared gradients, Adam's average of gradients.</summary>
    internal T[] First => _first ??= new T[count];

    /// <summary>Adam's average of squared gradients.</summary>
    internal T[] Second => _second ??= new T[count];

    /// <summary>How many steps there were.</summary>
    internal int Steps { get; set; }
}
