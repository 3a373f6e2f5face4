using System.ComponentModel;

namespace Workbook.Engine.Processes;

/// <summary>Ends processes, and removes what those leave that had no time to.</summary>
internal static class ProcessRemoval
{
    /// <summary>Ends a process and those it started; one that has ended already is left in peace.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It had ended.
        }
    }

    /// <summary>Removes what the runtime of a killed process left among temporary files: the ends debuggers talk to.</summary>
    public static void RemoveFiles(int id)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            foreach (var kind in new[] { "clr-debug-pipe", "dotnet-diagnostic" })
            {
                foreach (var file in Directory.EnumerateFiles(
                    Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{kind}-{id}-*")))
                {
                    File.Delete(file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They are small, and harm nobody.
        }
    }
}
