namespace Workbook.Numerics;

/// <summary>
/// Sums along the rows of values that stand column by column: every row is a sum of its own, so lanes never mix and
/// each row has the same order of additions. Eight neighboring columns are added in pairs, ((0+1)+(2+3))+((4+5)+(6+7)),
/// and then to the row's running sum; columns left over are added one by one.
/// </summary>
internal static class RowSummation<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private const int Block = 8;

    /// <summary>sums[i] = Σⱼ x[i,j].</summary>
    public static void Sum(ReadOnlySpan<T> values, int rows, int columns, Span<T> sums) => Run<Plain>(values, rows, columns, [], sums);

    /// <summary>sums[i] = Σⱼ (x[i,j] − centers[i])².</summary>
    public static void SumOfSquares(ReadOnlySpan<T> values, int rows, int columns, ReadOnlySpan<T> centers, Span<T> sums) =>
        Run<Squares>(values, rows, columns, centers, sums);

    private static void Run<TTerm>(ReadOnlySpan<T> values, int rows, int columns, ReadOnlySpan<T> centers, Span<T> sums)
        where TTerm : struct, ITerm
    {
        sums.Clear();
        ref var first = ref MemoryMarshal.GetReference(values);
        ref var center = ref MemoryMarshal.GetReference(centers);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var lanes = Vector512<T>.Count;
        for (var j = 0; j < columns;)
        {
            var width = columns - j >= Block ? Block : 1;
            var i = 0;
            for (; i <= rows - lanes; i += lanes)
            {
                var at = ((nuint)j * (nuint)rows) + (nuint)i;
                var c = centers.IsEmpty ? default : Vector512.LoadUnsafe(ref center, (nuint)i);
                var terms = width == 1
                    ? TTerm.Of(Vector512.LoadUnsafe(ref first, at), c)
                    : Eight<TTerm>(ref first, at, (nuint)rows, c);
                (Vector512.LoadUnsafe(ref sum, (nuint)i) + terms).StoreUnsafe(ref sum, (nuint)i);
            }

            for (; i < rows; i++)
            {
                var at = (j * rows) + i;
                var c = centers.IsEmpty ? T.Zero : centers[i];
                sums[i] += width == 1 ? TTerm.Of(values[at], c) : Eight<TTerm>(values, at, rows, c);
            }

            j += width;
        }
    }

    private static Vector512<T> Eight<TTerm>(ref T first, nuint at, nuint stride, Vector512<T> c)
        where TTerm : struct, ITerm
    {
        var a = TTerm.Of(Vector512.LoadUnsafe(ref first, at), c) + TTerm.Of(Vector512.LoadUnsafe(ref first, at + stride), c);
        var b = TTerm.Of(Vector512.LoadUnsafe(ref first, at + (2 * stride)), c)
            + TTerm.Of(Vector512.LoadUnsafe(ref first, at + (3 * stride)), c);
        var d = TTerm.Of(Vector512.LoadUnsafe(ref first, at + (4 * stride)), c)
            + TTerm.Of(Vector512.LoadUnsafe(ref first, at + (5 * stride)), c);
        var e = TTerm.Of(Vector512.LoadUnsafe(ref first, at + (6 * stride)), c)
            + TTerm.Of(Vector512.LoadUnsafe(ref first, at + (7 * stride)), c);
        return (a + b) + (d + e);
    }

    private static T Eight<TTerm>(ReadOnlySpan<T> values, int at, int stride, T c)
        where TTerm : struct, ITerm
    {
        var a = TTerm.Of(values[at], c) + TTerm.Of(values[at + stride], c);
        var b = TTerm.Of(values[at + (2 * stride)], c) + TTerm.Of(values[at + (3 * stride)], c);
        var d = TTerm.Of(values[at + (4 * stride)], c) + TTerm.Of(values[at + (5 * stride)], c);
        var e = TTerm.Of(values[at + (6 * stride)], c) + TTerm.Of(values[at + (7 * stride)], c);
        return (a + b) + (d + e);
    }

    private interface ITerm
    {
        public static abstract Vector512<T> Of(Vector512<T> x, Vector512<T> center);

        public static abstract T Of(T x, T center);
    }

    private readonly struct Plain : ITerm
    {
        public static Vector512<T> Of(Vector512<T> x, Vector512<T> center) => x;

        public static T Of(T x, T center) => x;
    }

    private readonly struct Squares : ITerm
    {
        public static Vector512<T> Of(Vector512<T> x, Vector512<T> center) => (x - center) * (x - center);

        public static T Of(T x, T center) => (x - center) * (x - center);
    }
}
