namespace Workbook.Checks.Tasks.Shared;

/// <summary>The forward pass of a normalization, with the state of a case.</summary>
internal delegate (Matrix<double> Out, TCache Cache) NormForward<TCache>(Matrix<double> x, Vector<double> gamma, Vector<double> beta);

/// <summary>Calls implementations of either normalization with the inputs of a case.</summary>
internal static class NormCallers
{
    /// <summary>
    /// Inputs dout, and x, gamma, epsilon, from which the reference makes the cache; where "next" is given, the learner's forward pass
    /// makes it, and is called once more with that before the cache is used.
    /// <paramref name="dress"/> puts the second's values into the first.
    /// </summary>
    public static Caller Backward<TCache>(
        Func<Matrix<double>, TCache, (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta)> backward,
        Func<CallInputs, NormForward<TCache>> reference,
        Func<CallInputs, NormForward<TCache>>? own,
        Func<TCache, NormCacheValues> values,
        Func<TCache, TCache, TCache> dress)
        where TCache : class => (inputs, outputs) => OwnCache.Call(
            inputs,
            outputs.Aside,
            () =>
            {
                var (_, cache) = Forward("x", reference(inputs), inputs);
                values(cache).Watch(inputs);
                return cache;
            },
            own is null ? null : () =>
            {
                var forward = own(inputs);
                var (result, cache) = Forward("x", forward, inputs);
                outputs.Aside.Add("out", result);
                Record(cache is null ? null : values(cache), outputs.Aside);
                if (inputs.Has("next"))
                {
                    Forward("next", forward, inputs);
                    Record(cache is null ? null : values(cache), outputs.Aside, OwnCache.Later);
                }

                return cache;
            },
            dress,
            cache =>
            {
                var (dx, dgamma, dbeta) = backward(inputs.Matrix("dout"), cache);
                outputs.Add("dx", dx);
                outputs.Add("dgamma", dgamma);
                outputs.Add("dbeta", dbeta);
            });

    /// <summary>
    /// Records aside whether what a forward pass returned is the matrix in its cache: then a later change of one is one of both.
    /// </summary>
    public static void RecordShared(Matrix<double>? result, Matrix<double>? xHat, Recorder outputs)
        => outputs.Aside.Add($"{Recording.Same}cache.XHat", result is not null && ReferenceEquals(result, xHat) ? 1 : 0);

    /// <summary>Records the values of a cache, or that there is none.</summary>
    public static void Record(NormCacheValues? cache, Recorder outputs, string prefix = "")
    {
        if (cache is not { } values)
        {
            outputs.Missing(prefix + "cache");
            return;
        }

        outputs.Add(prefix + "cache.Gamma", values.Gamma);
        outputs.Add(prefix + "cache.X", values.X);
        outputs.Add(prefix + "cache.Mean", values.Mean);
        outputs.Add(prefix + "cache.Variance", values.Variance);
        outputs.Add(prefix + "cache.Epsilon", values.Epsilon);
        outputs.Add(prefix + "cache.XHat", values.XHat);
    }

    private static (Matrix<double> Out, TCache Cache) Forward<TCache>(string x, NormForward<TCache> forward, CallInputs inputs)
    {
        var gamma = inputs.Case.Vector("gamma");
        return forward(inputs.Case.Matrix(x), gamma, Vector<double>.Build.Dense(gamma.Count, OwnBeta));
    }

    /// <summary>β where a backward pass is tried, which does not depend on it.</summary>
    public const double OwnBeta = 0.5;
}

/// <summary>What the caches of both normalizations hold, under the names that reports give it.</summary>
internal readonly record struct NormCacheValues(
    Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat)
{
    /// <summary>The names, as in recordings.</summary>
    public static IReadOnlyList<string> Names { get; }
        = ["cache.Gamma", "cache.X", "cache.Mean", "cache.Variance", "cache.Epsilon", "cache.XHat"];

    /// <summary>These values as what a cache should hold.</summary>
    /// <param name="rounding">How rounding grows in each column, or row, that is normalized.</param>
    /// <param name="byRows">Whether rows are normalized, not columns.</param>
    public IEnumerable<Expected> Expect(Rounding rounding, bool byRows)
    {
        var lines = byRows ? X.Transpose() : X;
        double Size(int k) => lines.Column(k).AbsoluteMaximum();
        return
        [
            Tolerance.Entries(Names[0], Gamma, 1, _ => 0),
            Tolerance.Columns(Names[1], X, _ => 0),
            Tolerance.Entries(Names[2], Mean, lines.RowCount, Size),
            Tolerance.Entries(Names[3], Variance, lines.RowCount, k => Formula.Square(Size(k))),
            Tolerance.Number(Names[4], Epsilon, 1e-12 * Epsilon),
            byRows ? Tolerance.Rows(Names[5], XHat, rounding.XHat) : Tolerance.Columns(Names[5], XHat, rounding.XHat),
        ];
    }

    /// <summary>Remembers what the matrices and vectors hold now.</summary>
    public void Watch(CallInputs inputs)
    {
        inputs.Watch("cache.X", X);
        inputs.Watch("cache.XHat", XHat);
        inputs.Watch("cache.Gamma", Gamma);
        inputs.Watch("cache.Mean", Mean);
        inputs.Watch("cache.Variance", Variance);
    }
}
