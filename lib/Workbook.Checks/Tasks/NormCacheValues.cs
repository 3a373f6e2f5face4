namespace Workbook.Checks.Tasks;

/// <summary>What the caches of both normalizations hold, under the names that reports give it.</summary>
internal readonly record struct NormCacheValues(Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat)
{
    public static NormCacheValues? Of(BatchNormCache? cache) => cache is null ? null : new(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat);

    public static NormCacheValues? Of(LayerNormCache? cache) => cache is null ? null : new(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat);

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
