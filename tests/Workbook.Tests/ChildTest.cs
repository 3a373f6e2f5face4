using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace Workbook.Tests;

/// <summary>Tests of this project run again in a process of their own, in another environment.</summary>
internal static class ChildTest
{
    /// <summary>Runs a test method; fails with what the process printed unless it ran and passed.</summary>
    /// <param name="type">The class.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="variable">A variable of the environment.</param>
    /// <param name="value">Its value there.</param>
    public static async Task PassesAsync(Type type, string method, string variable, string value)
    {
        var (passed, output) = await RunAsync(type, method, variable, value);
        Assert.True(passed, output);
    }

    /// <summary>
    /// That the instructions which the environment denies are not used: a test that runs again must not compare the same code with itself.
    /// </summary>
    public static void AssertDenied()
    {
        (string Variable, bool IsUsed)[] sets =
            [("AVX512", Avx512F.IsSupported), ("AVX2", Avx2.IsSupported), ("AVX", Avx.IsSupported), ("HWIntrinsic", Fma.IsSupported)];
        foreach (var (variable, isUsed) in sets)
        {
            Assert.False(
                isUsed && Environment.GetEnvironmentVariable($"DOTNET_Enable{variable}") == "0",
                $"DOTNET_Enable{variable}=0 is set, and the instructions are used.");
        }
    }

    /// <summary>Whether a test method ran and passed, and what its process printed.</summary>
    /// <inheritdoc cref="PassesAsync"/>
    public static async Task<(bool Passed, string Output)> RunAsync(Type type, string method, string variable, string value)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildTest).Assembly.Location);
        }

        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{type.FullName}.{method}");
        start.Environment[variable] = value;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return (
            process.ExitCode == 0 && !output.Contains("Total: 0,", StringComparison.Ordinal)
                && output.Contains("Failed: 0,", StringComparison.Ordinal),
            output);
    }
}
