namespace Workbook.DataSets.Tests;

public sealed class FolderSwapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Set => _folder["set"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_there_is_replaced()
    {
        Directory.CreateDirectory(Set);
        File.WriteAllText(_folder["set", "other"], "");
        FolderSwap.Replace(Set + Path.DirectorySeparatorChar, Fill, IsComplete);
        Assert.Equal(["file"], Names(Set));
        Assert.Equal(["set"], Names(_folder.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_several_at_once_all_succeed(bool wasThere)
    {
        for (var time = 0; time < 50; time++)
        {
            if (wasThere)
            {
                Directory.CreateDirectory(Set);
                Fill(Set);
            }

            using var together = new Barrier(4);
            Thread[] threads = new Thread[4];
            var failures = new Exception?[4];
            for (var i = 0; i < 4; i++)
            {
                var me = i;
                threads[i] = new Thread(() => failures[me] = Record.Exception(() => FolderSwap.Replace(
                    Set,
                    hidden =>
                    {
                        Fill(hidden);
                        together.SignalAndWait();
                    },
                    IsComplete)));
                threads[i].Start();
            }

            Array.ForEach(threads, thread => thread.Join());
            Assert.All(failures, Assert.Null);
            Assert.True(IsComplete(Set));
            Assert.Equal(["set"], Names(_folder.Path));
            Directory.Delete(Set, recursive: true);
        }
    }

    [Fact]
    public void A_failing_fill_leaves_the_old_one_and_nothing_else()
    {
        Directory.CreateDirectory(Set);
        Fill(Set);
        var exception = Assert.Throws<DatasetException>(() => FolderSwap.Replace(Set, _ => throw new IOException("No space."), IsComplete));
        Assert.Equal($"{Set}: cannot be written. No space.", exception.Message);
        Assert.True(IsComplete(Set));
        Assert.Equal(["set"], Names(_folder.Path));
    }

    [Fact]
    public void A_file_in_the_way_is_no_success()
    {
        File.WriteAllText(Set, "");
        Assert.Throws<DatasetException>(() => FolderSwap.Replace(Set, Fill, IsComplete));
        Assert.Equal(["set"], Names(_folder.Path));
    }

    [Fact]
    public void Leftovers_of_killed_runs_go_when_they_are_old()
    {
        var id = Guid.NewGuid().ToString("N");
        string[] kept = [$"other.{id}.part", $"set.{id}.kept", "set.1.part", "set.old", $"set.{Guid.NewGuid():N}.part"];
        foreach (var name in (string[])[$"set.{id}.part", $"set.{id}.old", .. kept])
        {
            Directory.CreateDirectory(_folder[name]);
            Fill(_folder[name]);
            Directory.SetLastWriteTimeUtc(
                _folder[name], DateTime.UtcNow - (name == kept[^1] ? TimeSpan.FromMinutes(50) : TimeSpan.FromMinutes(70)));
        }

        FolderSwap.Replace(Set, Fill, IsComplete);
        Assert.Equal(((string[])["set", .. kept]).Order(StringComparer.Ordinal), Names(_folder.Path));
    }

    [Fact]
    public void What_a_process_that_is_gone_was_filling_goes_at_once_and_what_a_living_one_fills_stays()
    {
        var dead = _folder[$"set.{Guid.NewGuid():N}.part"];
        Directory.CreateDirectory(dead);
        File.WriteAllText(Path.Combine(dead, ".in-use"), "");
        FolderSwap.Replace(Set, hidden =>
        {
            FolderSwap.DeleteLeft(Set);
            Assert.Equal([Path.GetFileName(hidden)], Names(_folder.Path));
            Fill(hidden);
        }, IsComplete);
        Assert.Equal(["file"], Names(Set));
    }

    [Fact]
    public void An_old_one_that_cannot_be_deleted_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing keeps this user from deleting.");
        if (!OperatingSystem.IsWindows())
        {
            var locked = Directory.CreateDirectory(_folder["set", "locked"]).FullName;
            File.WriteAllText(Path.Combine(locked, "file"), "");
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            try
            {
                FolderSwap.Replace(Set, Fill, IsComplete);
            }
            finally
            {
                foreach (var left in Directory.EnumerateDirectories(_folder.Path, "locked", SearchOption.AllDirectories).ToArray())
                {
                    File.SetUnixFileMode(left, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }
        }

        Assert.Equal(["file"], Names(Set));
        Assert.Equal(2, Names(_folder.Path).Count());
    }

    private static void Fill(string folder) => File.WriteAllText(Path.Combine(folder, "file"), "whole");

    private static bool IsComplete(string folder) => File.Exists(Path.Combine(folder, "file"));

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
