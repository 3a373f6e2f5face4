namespace Workbook.Engine.Tests.Compiling;

[Collection(OneSession.Name)]
public class MagicTests
{
    [Theory]
    [InlineData("markdown", "text/markdown")]
    [InlineData("html", "text/html")]
    [InlineData("mermaid", "text/vnd.mermaid")]
    public void Cells_of_the_page_are_shown_as_they_are(string language, string mimeType)
    {
        using var session = new SessionFixture();
        session.Show("graph <b>\n  x --> y", language);
        Assert.Equal("graph <b>\n  x --> y", Assert.Single(session.Output.Displays).Data[mimeType]);
    }

    [Fact]
    public void Mermaid_has_forms_for_clients_that_do_not_draw_it()
    {
        using var session = new SessionFixture();
        session.Show("graph TD", "mermaid");
        var data = session.Output.Displays[0].Data;
        Assert.Equal("```mermaid\ngraph TD\n```", data["text/markdown"]);
        Assert.Equal("graph TD", data["text/plain"]);
    }

    [Fact]
    public void Magics_change_the_language_within_a_cell()
    {
        using var session = new SessionFixture();
        Assert.Equal(
            "stdout: one\ndisplay: *two*\nresult: 3",
            session.Show("#!csharp\nConsole.WriteLine(\"one\");\n#!markdown\n*two*\n#!c#\n1 + 2"));
    }

    [Fact]
    public void Lines_after_a_magic_keep_their_numbers()
    {
        using var session = new SessionFixture();
        Assert.Equal(4, session.Fail("#!markdown\ntext\n#!csharp\nnonsense()").Line);
    }

    [Theory]
    [InlineData("1\n#!nothing\n2", "#!nothing", 2)]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp", 1)]
    [InlineData("#!csharp --help", "--help", 1)]
    [InlineData("#!import", "--file", 1)]
    [InlineData("#!import nothere.dib", "nothere.dib", 1)]
    [InlineData("#!import \"data.txt\"", ".txt", 1)]
    [InlineData("\n#r \"nothere.dll\"", "nothere.dll", 2)]
    [InlineData("#r \"data.txt\"", "data.txt", 1)]
    [InlineData("#r \"../lib/bin/Workbook.dll\"", "has not been built yet", 1)]
    [InlineData("#load \"nothere.csx\"", "nothere.csx", 1)]
    [InlineData("#r \"nuget:\"", "is not the name of a package", 1)]
    [InlineData("#r \"nuget: what ever, 1\"", "what ever", 1)]
    public void What_cannot_be_obeyed_is_named(string source, string named, int line)
    {
        using var session = new SessionFixture();
        session.Write("data.txt", "no code");
        var error = session.Fail(source);
        Assert.Equal(CellErrorKind.DirectiveError, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Unknown_language_of_a_cell_is_named()
    {
        using var session = new SessionFixture();
        Assert.Contains("\"fsharp\"", session.Run("1", "fsharp").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_brings_a_script_with_its_own_references()
    {
        using var session = new SessionFixture();
        Directory.CreateDirectory(Path.Combine(session.Folder, "sub"));
        session.Write("outer.csx", "#load \"sub/inner.csx\"\nint Outer() => Inner() + 1;");
        session.Write("sub/inner.csx", "#r \"System.Xml.Linq\"\nint Inner() => new System.Xml.Linq.XElement(\"a\").Name.LocalName.Length;");
        Assert.Equal("result: 2", session.Show("#load \"outer.csx\"\nOuter()"));
        Assert.Equal("result: 3", session.Show("Outer() + 1"));
    }

    [Fact]
    public void Error_in_a_loaded_script_names_the_script()
    {
        using var session = new SessionFixture();
        session.Write("bad.csx", "int x = 1;\nint y = nonsense;");
        var error = session.Fail("#load \"bad.csx\"\n1");
        Assert.Equal(CellErrorKind.CompilationError, error.Kind);
        Assert.EndsWith("bad.csx", error.Cell, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Import_runs_scripts_and_notebooks()
    {
        using var session = new SessionFixture();
        session.Write("script.cs", "var fromScript = 1;");
        session.Write("other.dib", "#!csharp\n\nvar fromDib = 2;\n\n#!markdown\n\n# Text\n\n#!csharp\n\nfromDib++;\n");
        session.Write("book.ipynb", """{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["var fromBook = 4;"]}],"metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":4}""");
        Assert.Equal(
            "result: 8", session.Show("#!import script.cs\n#!import \"other.dib\"\n#!import book.ipynb\nfromScript + fromDib + fromBook"));
    }

    [Fact]
    public void Import_of_itself_and_of_a_broken_notebook_is_an_error()
    {
        using var session = new SessionFixture();
        session.Write("a.cs", "#!import b.cs");
        session.Write("b.cs", "#!import a.cs");
        Assert.Contains("imports itself", session.Fail("#!import a.cs").Message, StringComparison.Ordinal);
        session.Write("broken.ipynb", "{");
        Assert.Contains("broken.ipynb", session.Fail("#!import broken.ipynb").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_error_stands_in_the_imported_file()
    {
        using var session = new SessionFixture();
        session.Write("thrower.cs", "void Thrower()\n{\n    throw new InvalidOperationException(\"there\");\n}");
        session.Show("#!import thrower.cs");
        var error = session.Fail("\nThrower();");
        Assert.Equal(("cell 2", 2), (error.Cell, error.Line));
        Assert.Equal("   at Thrower in thrower.cs, line 3: throw new InvalidOperationException(\"there\");", error.Traceback[1]);
        session.Write("fails.cs", "\nthrow new Exception();");
        error = session.Fail("#!import fails.cs");
        Assert.Equal(("fails.cs", 2), (error.Cell, error.Line));
        error = session.Fail("#!import fails.cs\n\n\nConsole.WriteLine(\"more text than the file has\");");
        Assert.Equal(("fails.cs", 2), (error.Cell?.Split(',')[0], error.Line));
    }
}
