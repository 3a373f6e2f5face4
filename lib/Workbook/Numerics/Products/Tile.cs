using System.Runtime.CompilerServices;
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
    /// <summary>Bits of the registers that are used.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>What computes here: "AVX-512", "AVX2", …</summary>
    public static string Name =>
        Bits == 512 ? "AVX-512"
        : Avx2.IsSupported && Fma.IsSupported ? "AVX2"
        : AdvSimd.IsSupported ? "NEON"
        : "no fused vector instructions";

    /// <summary>
    /// Columns of a tile. With 32 registers of 512 bits, 3 × 8 sums fit; with 16 of 256 bits, 2 × 6;
    /// with 32 of 128 bits, 2 × 8 keep four multipliers busy.
    /// </summary>
    public static int Columns => Bits == 256 ? 6 : 8;

    /// <summary>The most vectors of rows that a tile has.</summary>
    public static int Vectors => Bits == 512 ? 3 : 2;

    /// <summary>Values per vector.</summary>
    public static int Lanes<T>()
        where T : unmanaged => Bits / 8 / Unsafe.SizeOf<T>();

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
        switch (Bits, vectors)
        {
            case (512, 3): Kernels512.ThreeByEight(a, b, depth, c, stride, add); break;
            case (512, 2): Kernels512.TwoByEight(a, b, depth, c, stride, add); break;
            case (512, _): Kernels512.OneByEight(a, b, depth, c, stride, add); break;
            case (256, 2): Kernels256.TwoBySix(a, b, depth, c, stride, add); break;
            case (256, _): Kernels256.OneBySix(a, b, depth, c, stride, add); break;
            case (_, 2): Kernels128.TwoByEight(a, b, depth, c, stride, add); break;
            default: Kernels128.OneByEight(a, b, depth, c, stride, add); break;
        }
    }
}
