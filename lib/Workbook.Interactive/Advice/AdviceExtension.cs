using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace Workbook.Interactive;

/// <summary>Tells a notebook's kernel what errors mean to someone who comes from NumPy.</summary>
public sealed class AdviceExtension : IKernelExtension
{
    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        try
        {
            Rules.AddTo(kernel);
        }
        catch (FileNotFoundException)
        {
            // The kernel is not the workbook's: it explains nothing.
        }
        catch (Exception e) when (e is TypeLoadException or MemberAccessException)
        {
            Console.Error.WriteLine(
                "This kernel is of another version than the library, whose explanations of errors it cannot take: run ./workbook kernel "
                + $"install, then restart it. ({e.Message})");
        }

        return Task.CompletedTask;
    }

    // Apart, for what an engine lacks shows when this is compiled.
    private static class Rules
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void AddTo(Kernel kernel)
        {
            var advice = kernel.Advice();
            advice.Add(SequenceAdvice.Find);
            advice.Add(ProductAdvice.Find);
            advice.Add(ReductionAdvice.Find);
            advice.Add(VectorAdvice.Find);
            advice.Add(FunctionAdvice.Find);
            advice.Add(PythonTupleAdvice.Find);
            advice.Add(OperatorAdvice.Find);
            advice.Add(BuilderAdvice.Find);
            advice.Add(PlotlyAdvice.Find);
            advice.Add(PythonNameAdvice.Find);
            // What a record is made of says more than what one of its values is not.
            advice.AddLast(ConversionAdvice.Find);
            advice.AddLast(SignatureAdvice.Find);
            advice.Add(IndexAdvice.Find);
            advice.Add(ExceptionAdvice.Find);
            // Every cell imports it.
            advice.LeaveOut(LinearAlgebra.Namespace + ".");
        }
    }
}
