namespace Workbook.Numerics.Products;

/// <summary>Memory for packed blocks: one piece a thread, kept from product to product, on a cache line's boundary.</summary>
internal static unsafe class Scratch
{
    private const int Line = 64;

    [ThreadStatic]
    private static byte[]? _kept;

    /// <summary>At least <paramref name="bytes"/> bytes, until the next call on this thread. The contents are arbitrary.</summary>
    public static byte* Rent(long bytes)
    {
        if (_kept is null || _kept.Length < bytes + Line)
        {
            // Pinned, so the address holds as long as the thread keeps the array.
            _kept = GC.AllocateUninitializedArray<byte>(checked((int)(bytes + Line)), pinned: true);
        }

        var address = (nint)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_kept, 0);
        return (byte*)((address + Line - 1) & ~(nint)(Line - 1));
    }
}
