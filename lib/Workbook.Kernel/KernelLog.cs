namespace Workbook.Kernel;

/// <summary>What whoever started the kernel may want to read: on its standard error.</summary>
internal static class KernelLog
{
    public static void Write(string line) => Console.Error.WriteLine($"workbook kernel: {line}");
}
