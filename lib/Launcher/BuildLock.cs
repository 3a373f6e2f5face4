using System;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

// Compiled by MSBuild when it reads Launcher.proj, for the process that builds.

/// <summary>
/// Takes the lock that lets one process build at a time, and says on stderr what happens. The locked file belongs to this process:
/// when it ends, however it ends, the operating system frees it. While a build runs the file is not empty; one that is not when it
/// is locked was left by a build that was killed.
/// </summary>
public sealed class AcquireBuildLock : Task, ICancelableTask
{
    internal const string Held = "Workbook.BuildLock";

    private volatile bool _canceled;

    /// <summary>The file to lock.</summary>
    [Required]
    public string LockFile { get; set; }

    /// <summary>The file that says of which sources the last build was.</summary>
    [Required]
    public string StampFile { get; set; }

    /// <summary>What the stamp is to say.</summary>
    [Required]
    public string Sources { get; set; }

    /// <summary>Files without which it has to be built again.</summary>
    [Required]
    public ITaskItem[] Products { get; set; }

    /// <summary>Whether this process is to build; not if another has built the same while this one waited.</summary>
    [Output]
    public bool Builds { get; set; }

    /// <summary>Whether the last build was killed.</summary>
    [Output]
    public bool WasKilled { get; set; }

    public void Cancel() => _canceled = true;

    public override bool Execute()
    {
        // Restoring has locked it before building asks.
        Builds = AppDomain.CurrentDomain.GetData(Held) is not null || (Wait() is { } file && Begin(file));
        return true;
    }

    private FileStream Wait()
    {
        for (var waits = false; !_canceled; waits = true)
        {
            try
            {
                return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsLocked(e))
            {
                if (!waits)
                {
                    Console.Error.WriteLine("Another command is building the workbook; waiting until it is done.");
                }

                Thread.Sleep(100);
            }
        }

        return null;
    }

    // What the file's being locked is called by Linux (EWOULDBLOCK), macOS (the same) and Windows (ERROR_SHARING_VIOLATION).
    private static bool IsLocked(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private bool Begin(FileStream file)
    {
        WasKilled = file.Length > 0;
        var isFirst = !File.Exists(StampFile);
        if (!WasKilled && !isFirst && File.ReadAllText(StampFile).Trim() == Sources && Products.All(file => File.Exists(file.ItemSpec)))
        {
            file.Dispose();
            return false;
        }

        Console.Error.WriteLine(isFirst ? "Building the workbook: a minute or two, once." : "Building what has changed.");
        file.SetLength(0);
        file.WriteByte((byte)'b');
        file.Flush(flushToDisk: true);
        File.Delete(StampFile);
        AppDomain.CurrentDomain.SetData(Held, file);
        // Whoever presses Ctrl+C lets every step end what it does.
        Console.CancelKeyPress += (_, _) => ReleaseBuildLock.Unmark();
        return true;
    }
}

/// <summary>Ends what <see cref="AcquireBuildLock"/> began.</summary>
public sealed class ReleaseBuildLock : Task
{
    /// <summary>What was built; must be on the disk before the stamp is, lest a power cut leave the stamp alone.</summary>
    public ITaskItem[] Built { get; set; } = [];

    /// <summary>The stamp to write, if the build is good.</summary>
    public string StampFile { get; set; }

    /// <summary>What it is to say.</summary>
    public string Sources { get; set; }

    public override bool Execute()
    {
        foreach (var item in Built)
        {
            FlushToDisk(item.ItemSpec);
        }

        if (StampFile is not null)
        {
            File.WriteAllText(StampFile, Sources + "\n");
        }

        Unmark()?.Dispose();
        AppDomain.CurrentDomain.SetData(AcquireBuildLock.Held, null);
        return true;
    }

    internal static FileStream Unmark()
    {
        var file = (FileStream)AppDomain.CurrentDomain.GetData(AcquireBuildLock.Held);
        file?.SetLength(0);
        file?.Flush(flushToDisk: true);
        return file;
    }

    private static void FlushToDisk(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use or not ours, and so not from this build.
        }
    }
}
