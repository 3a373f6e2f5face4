using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Workbook;

/// <summary>What was loaded: the line that every notebook prints first.</summary>
public static class About
{
    /// <summary>"Workbook 1.0 on .NET 10.0.12, 2 cores, AVX-512".</summary>
    public static string Line
    {
        get
        {
            var version = typeof(About).Assembly.GetName().Version!;
            var cores = Environment.ProcessorCount;
            var ofCores = cores == 1 ? "core" : "cores";
            return FormattableString.Invariant(
                $"Workbook {version.Major}.{version.Minor} on .NET {Environment.Version}, {cores} {ofCores}, {Instructions}");
        }
    }

    /// <summary>The vector instructions that compute here: "AVX-512", "AVX2", …</summary>
    internal static string Instructions =>
        Vector512.IsHardwareAccelerated ? "AVX-512"
        : Avx2.IsSupported && Fma.IsSupported ? "AVX2"
        : AdvSimd.IsSupported ? "NEON"
        : "no fused vector instructions";
}
