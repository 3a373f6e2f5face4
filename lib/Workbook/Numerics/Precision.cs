namespace Workbook.Numerics;

/// <summary>The kinds of numbers that this library computes with.</summary>
internal static class Precision
{
    /// <summary>
    /// Refuses what is neither <see cref="float"/> nor <see cref="double"/>, such as <see cref="Half"/>, which satisfies the generic
    /// constraints too.
    /// </summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static void Require<T>()
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"The numbers are of type {typeof(T).Name}; wanted Single (float) or Double (double).");
        }
    }
}
