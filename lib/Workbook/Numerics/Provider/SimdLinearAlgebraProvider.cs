using System.Diagnostics.CodeAnalysis;
using MathNet.Numerics;

namespace Workbook.Numerics.Provider;

/// <summary>
/// MathNet's linear algebra with fast products: <c>x * w</c>, <c>x.TransposeThisAndMultiply(y)</c>, <c>x.TransposeAndMultiply(w)</c>
/// and element-wise work on real matrices and vectors run on SIMD and give the same bits on every machine.
/// The rest is MathNet's own managed provider.
/// </summary>
/// <remarks>
/// Loading this library sets it as MathNet's provider, once for the process, and keeps MathNet's own loops on one thread: those call a
/// learner's function, and <c>x.Map(_ =&gt; random.NextDouble())</c> on several threads would draw other numbers at each run. This is the
/// only global state that the library changes. <c>LinearAlgebraControl.UseManaged()</c> goes back.
/// </remarks>
internal sealed class SimdLinearAlgebraProvider
    : ILinearAlgebraProvider, ISimdProvider<double>, ISimdProvider<float>,
        IManagedProvider<System.Numerics.Complex>, IManagedProvider<Complex32>
{
    public bool IsAvailable() => true;

    public void InitializeVerify()
    {
    }

    public void FreeResources()
    {
    }

    public override string ToString() => $"Workbook ({About.Instructions})";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook's cells multiply MathNet matrices without ever naming a provider.")]
    internal static void Use()
    {
        LinearAlgebraControl.Provider = new SimdLinearAlgebraProvider();
        Control.MaxDegreeOfParallelism = 1;
    }
}
