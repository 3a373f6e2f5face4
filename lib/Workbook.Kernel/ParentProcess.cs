using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Workbook.Kernel;

/// <summary>The program that started the kernel, as jupyter_client names it in the environment.</summary>
internal static class ParentProcess
{
    /// <summary>The variable: the id of the process; on Windows, a handle of it that the kernel has inherited.</summary>
    public const string Variable = "JPY_PARENT_PID";

    /// <summary>Waits until the program has ended; false at once where none is found: it may live in another container.</summary>
    public static async Task<bool> EndedAsync(string? named)
    {
        if (!long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1)
        {
            return false;
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                await Task.Factory.StartNew(
                    () => Wait((nint)id), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    .ConfigureAwait(false);
            }
            else
            {
                using var process = Process.GetProcessById(checked((int)id));
                await process.WaitForExitAsync().ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception e)
        {
            KernelLog.Write($"does not watch the program that started it: {Variable} is {named}. {e.Message}");
            return false;
        }
    }

    private static void Wait(nint handle)
    {
        using var process = new ManualResetEvent(false);
        process.SafeWaitHandle.Dispose();
        process.SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false);
        process.WaitOne();
    }
}
