using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Workbook;

/// <summary>
/// The shape of the piece of the result that a kernel keeps in registers. It is chosen by the machine and decides nothing but time:
/// every entry of a product is a sum of its own.
/// </summary>
internal static class Tile
{
    /// <summary>Whether registers of 512 bits are used; else they have 256.</summary>
    public static bool IsWide => Vector512.IsHardwareAccelerated;

    /// <summary>What computes here: "AVX-512", "AVX2", …</summary>
    public static string Name =>
        IsWide ? "AVX-512"
        : Avx2.IsSupported && Fma.IsSupported ? "AVX2"
        : AdvSimd.IsSupported ? "NEON"
        : "no fused vector instructions";

    /// <summary>Columns of a tile. With 32 registers of 512 bits, 3 × 8 sums fit; with 16 of 256 bits, 2 × 6.</summary>
    public static int Columns => IsWide ? 8 : 6;

    /// <summary>The most vectors of rows that a tile has.</summary>
    public static int Vectors => IsWide ? 3 : 2;

    /// <summary>Values per vector.</summary>
    public static int Lanes<T>()
        where T : unmanaged => IsWide ? Vector512<T>.Count : Vector256<T>.Count;

    /// <summary>Computes one tile: 1 to <see cref="Vectors"/> vectors of rows by <see cref="Columns"/>.</summary>
    /// <param name="vectors">Vectors of rows.</param>
    /// <param name="a">Packed rows, <paramref name="depth"/> times vectors·lanes values.</param>
    /// <param name="b">Packed columns, <paramref name="depth"/> times <see cref="Columns"/> values.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="c">Where the tile begins in the result.</param>
    /// <param name="stride">From one column of the result to the next.</param>
    /// <param name="add">Whether the sums are added to the result, or written over it.</param>
    public static unsafe void Compute<T>(int vectors, T* a, T* b, int depth, T* c, int stride, bool add)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (IsWide)
        {
            switch (vectors)
            {
                case 3: WideKernels.ThreeByEight(a, b, depth, c, stride, add); break;
                case 2: WideKernels.TwoByEight(a, b, depth, c, stride, add); break;
                default: WideKernels.OneByEight(a, b, depth, c, stride, add); break;
            }
        }
        else if (vectors == 2)
        {
            NarrowKernels.TwoBySix(a, b, depth, c, stride, add);
        }
        else
        {
            NarrowKernels.OneBySix(a, b, depth, c, stride, add);
        }
    }
}
