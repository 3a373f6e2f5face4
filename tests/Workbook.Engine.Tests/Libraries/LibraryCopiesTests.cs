namespace Workbook.Engine.Tests.Libraries;

public sealed class LibraryCopiesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-copies-").FullName;

    private string Copies => Path.Combine(_folder, "copies");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_lies_beside_a_library_and_below_is_copied_with_it()
    {
        var library = Write("lib", "Own.dll");
        Write(Path.Combine("lib", "charts"), "Charts.dll");
        var copy = new LibraryCopies(Copies).Of(library);
        Assert.StartsWith(Copies, copy, StringComparison.Ordinal);
        Assert.Equal("Own.dll", File.ReadAllText(copy));
        Assert.Equal("Charts.dll", File.ReadAllText(Path.Combine(Path.GetDirectoryName(copy)!, "charts", "Charts.dll")));
        Assert.Equal(Path.GetDirectoryName(library), AppContext.GetData("Workbook.CopiedFrom:" + Path.GetDirectoryName(copy)));
        Assert.Equal(copy, new LibraryCopies(Copies).Of(library));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Copies), folder => folder.Contains(".part-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_library_that_appears_after_its_folder_was_copied_is_used_where_it_is()
    {
        var copies = new LibraryCopies(Copies);
        copies.Of(Write("lib", "First.dll"));
        var second = Write("lib", "Second.dll");
        Assert.Equal(second, copies.Of(second));
    }

    [Fact]
    public void A_folder_of_many_files_is_used_where_it_is()
    {
        var library = Write("lib", "Own.dll");
        for (var file = 0; file < 500; file++)
        {
            Write(Path.Combine("lib", "pictures"), $"{file}.png");
        }

        Assert.Equal(library, new LibraryCopies(Copies).Of(library));
        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public void Without_a_place_for_copies_a_library_is_used_where_it_is()
    {
        var library = Write("lib", "Own.dll");
        Assert.Equal(library, new LibraryCopies(Path.Combine(library, "no folder")).Of(library));
        Assert.Equal(library, new LibraryCopies("no full path").Of(library));
        Assert.False(Directory.Exists("no full path"));
    }

    [Fact]
    public void A_build_is_news_once()
    {
        var library = Write("lib", "Own.dll");
        var copies = new LibraryCopies(Copies);
        copies.Of(library);
        Assert.Empty(copies.News());
        File.AppendAllText(library, "!");
        Assert.Contains("Own.dll was built anew at ", Assert.Single(copies.News()), StringComparison.Ordinal);
        Assert.Empty(copies.News());
        File.Delete(library);
        Assert.Empty(copies.News());
    }

    [Fact]
    public void An_old_copy_goes_when_nobody_holds_it()
    {
        var library = Write("lib", "Own.dll");
        var files = new[] { new FileInfo(library) };
        string Make(string state)
        {
            File.WriteAllText(library, state);
            files[0].Refresh();
            return FileCopies.Make(Path.GetDirectoryName(library)!, files, Copies, "c-", TimeSpan.Zero);
        }

        Directory.CreateDirectory(Copies);
        var held = Make("1");
        FileCopies.Hold(held);
        var left = Make("22");
        var newest = Make("333");
        Assert.Equal([held, newest], Directory.EnumerateDirectories(Copies).OrderBy(folder => folder == newest));
        Assert.False(Directory.Exists(left));
    }

    private string Write(string folder, string name)
    {
        var full = Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName;
        File.WriteAllText(Path.Combine(full, name), name);
        return Path.Combine(full, name);
    }
}
