namespace Workbook.DataSets.Scenes;

/// <summary>
/// The generator behind one drawn image: SplitMix64 (Steele, Lea and Flood, 2014), integers only, so that a
/// seed gives the same picture on every machine. Each image has its own, so images can be drawn in any order.
/// </summary>
internal sealed class SceneRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>Bell-shaped around 0, between -1 and 1: the mean of three uniform draws.</summary>
    public double Bell() => (Unit() + Unit() + Unit()) * (2.0 / 3.0) - 1.0;

    /// <summary>0, 1, …, <paramref name="count"/> - 1, all equally likely.</summary>
    public int Below(int count) => (int)(((NextBits() >> 32) * (ulong)count) >> 32);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Minus one or plus one.</summary>
    public double Sign() => Chance(0.5) ? -1.0 : 1.0;

    /// <summary>One of the given values.</summary>
    public T Pick<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];

    /// <summary>Scrambles 64 bits so that neighboring inputs give unrelated outputs.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
