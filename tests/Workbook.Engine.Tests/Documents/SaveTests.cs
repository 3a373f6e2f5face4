namespace Workbook.Engine.Tests.Documents;

public sealed class SaveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-save-").FullName;

    [Theory]
    [InlineData("a.ipynb")]
    [InlineData("a.dib")]
    [InlineData("A.IPYNB")]
    public void The_extension_says_the_format(string name)
    {
        var path = Path.Combine(_folder, name);
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.CSharp("1 + ü"));
        document.Save(path);
        Assert.Equal("1 + ü", NotebookDocument.Load(path).Cells.Single().Source);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_killed_process_has_left_beside_a_file_goes_when_that_is_written_an_hour_later()
    {
        string[] left = [$".a.ipynb.{Guid.NewGuid():N}.tmp", $".a.ipynb.{Guid.NewGuid():N}.tmp", ".a.ipynb.mine.tmp"];
        Array.ForEach(left, name => File.WriteAllText(Path.Combine(_folder, name), "half"));
        Array.ForEach(
            [left[0], left[2]], name => File.SetLastWriteTimeUtc(Path.Combine(_folder, name), DateTime.UtcNow - TimeSpan.FromMinutes(70)));
        new NotebookDocument().Save(Path.Combine(_folder, "a.ipynb"));
        Assert.Equal([left[1], left[2], "a.ipynb"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_extension_is_refused() =>
        Assert.Contains(
            ".ipynb or .dib", Assert.Throws<ArgumentException>(() => new NotebookDocument().Save("a.txt")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(_folder, "a.ipynb");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<SystemException>(() => new NotebookDocument().Save(path));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public async Task Readers_never_see_half_a_file()
    {
        var path = Path.Combine(_folder, "a.ipynb");
        var small = new NotebookDocument();
        small.Cells.Add(NotebookCell.CSharp("1"));
        var large = small.Clone();
        large.Cells[0].Outputs.Add(CellOutput.Stream("stdout", new string('x', 1 << 20)));
        small.Save(path);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                (i % 2 == 0 ? large : small).Save(path);
            }

            stop.Cancel();
        }, TestContext.Current.CancellationToken);
        while (!stop.IsCancellationRequested)
        {
            Assert.Equal("1", NotebookDocument.Load(path).Cells[0].Source);
        }

        await writer;
    }

    [Fact]
    public void A_link_stays_a_link_and_rights_stay_as_they_were()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (target, link) = (Path.Combine(_folder, "target.ipynb"), Path.Combine(_folder, "link.ipynb"));
        new NotebookDocument().Save(target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, target);
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.CSharp("1"));
        document.Save(link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Single(NotebookDocument.Load(target).Cells);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
