using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workbook.Engine.Tests.Libraries;

[Collection(OneSession.Name)]
public class ReferenceTests
{
    private const string Formatted = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        namespace Shapes;
        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }
        internal sealed class Source
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new Html(); yield return new Json(); yield return new Never(); }
        }
        internal sealed class Html
        {
            public string MimeType => "text/html";
            public bool Format(object value, TextWriter writer) { writer.Write("<i>" + value + "</i>"); return true; }
        }
        internal sealed class Json
        {
            public string MimeType => "application/x+json";
            public bool Format(object value, TextWriter writer) { writer.Write("{}"); return true; }
        }
        internal sealed class Never
        {
            public string MimeType => "image/svg+xml";
            public bool Format(object value, TextWriter writer) => false;
        }
        [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "application/x+json", "text/plain" })]
        public class Shape { public override string ToString() => "shape"; }
        public class Circle : Shape, IEnumerable<int>
        {
            public IEnumerator<int> GetEnumerator() { yield return 1; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        """;

    [Fact]
    public void Library_is_found_from_the_notebooks_folder_with_what_lies_beside_it()
    {
        using var session = new SessionFixture();
        var folder = Directory.CreateDirectory(Path.Combine(session.Folder, "bin")).FullName;
        TestLibrary.Write(folder, "Deep", "namespace Deep; public class Number { public int Value = 41; }");
        TestLibrary.Write(
            folder, "Upper", "namespace Upper; public static class Maker { public static Deep.Number Make() => new(); }", "Deep");
        session.Show("#r \"bin/Upper.dll\"\nusing Upper;\nusing Deep;\nNumber n = Maker.Make();");
        Assert.Equal("result: 42", session.Show("n.Value + 1"));
        Assert.Equal("result: 41", session.Show("#r \"bin/Upper.dll\"\nnew Deep.Number().Value"));
    }

    [Fact]
    public void A_library_can_be_built_while_a_session_uses_it_and_the_next_cell_says_so_once()
    {
        using var session = new SessionFixture();
        TestLibrary.Write(
            session.Folder, "Fresh", "public static class Fresh { public static int Value => 1; public static int Other => 10; }");
        Assert.Equal("result: 1", session.Show("#r \"Fresh.dll\"\nFresh.Value"));
        Assert.DoesNotContain(session.Folder, session.Show("typeof(Fresh).Assembly.Location"), StringComparison.Ordinal);

        // In place, as a build does it: a file that is mapped would change under the session.
        TestLibrary.Write(
            session.Folder, "Fresh", "public static class Fresh { public static int Value => 2; public static int Other => 20; }");
        var told = session.Show("Fresh.Other");
        Assert.Contains("stderr: Fresh.dll was built anew at ", told, StringComparison.Ordinal);
        Assert.Contains("Restart the kernel", told, StringComparison.Ordinal);
        Assert.EndsWith("result: 10", told, StringComparison.Ordinal);
        Assert.Equal("result: 1", session.Show("Fresh.Value"));
        using var next = new SessionFixture();
        Assert.Equal("result: 22", next.Show($"#r \"{Path.Combine(session.Folder, "Fresh.dll")}\"\nFresh.Value + Fresh.Other"));
    }

    [Fact]
    public void Extension_operators_of_a_library_work()
    {
        using var session = new SessionFixture();
        TestLibrary.Write(session.Folder, "Points", """
            namespace Points;
            public class Point { public double X; }
            public static class PointOperators
            {
                extension(Point)
                {
                    public static Point operator +(Point a, double b) => new Point { X = a.X + b };
                    public static Point operator -(Point a, Point b) => new Point { X = a.X - b.X };
                }
                extension(Point p)
                {
                    public double Doubled => 2 * p.X;
                }
            }
            """);
        Assert.Equal(
            "result: 7",
            session.Show("#r \"Points.dll\"\nusing Points;\nvar p = new Point { X = 1 } + 3.5;\n(p - new Point { X = 1 }).Doubled"));
    }

    [Fact]
    public void Formatter_convention_wins_in_a_referenced_library()
    {
        using var session = new SessionFixture();
        TestLibrary.Write(session.Folder, "Shapes", Formatted);
        session.Show("#r \"Shapes.dll\"\nnew Shapes.Circle()");
        var data = Assert.Single(session.Output.Displays).Data;
        Assert.Equal(["application/x+json", "text/html", "text/plain"], data.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("<i>shape</i>", "shape"), (data["text/html"], data["text/plain"]));
        session.Show("display(new Shapes.Shape(), \"text/html\");");
        Assert.Equal("text/html", Assert.Single(Assert.Single(session.Output.Displays).Data).Key);
    }

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive, *-*")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting")]
    public void Packages_of_the_engine_count_as_given(string package)
    {
        using var session = new SessionFixture();
        Assert.EndsWith("result: 1", session.Show($"#r \"nuget: {package}\"\n1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lib/bin")]
    [InlineData("lib/bin/charts")]
    public void Carried_package_comes_from_the_workbook_around_the_notebook(string folder)
    {
        using var session = new SessionFixture();
        var bin = Directory.CreateDirectory(Path.Combine(session.Folder, folder)).FullName;
        TestLibrary.Write(bin, "Some.Package", "namespace Some; public static class Here { public static string Am => \"carried\"; }");
        Assert.EndsWith(
            "result: carried", session.Show("#r \"nuget: some.package, 5.0.0\"\nSome.Here.Am"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_packages_are_restored_with_what_they_need()
    {
        using var session = new SessionFixture();
        // A package of this solution, so that it is on this machine already.
        var shown = session.Show("#r \"nuget: Spectre.Console, 0.57.2\"\nSpectre.Console.Markup.Remove(\"a [bold]b[/]\")");
        Assert.StartsWith("display: Installing Packages| - Spectre.Console", shown, StringComparison.Ordinal);
        Assert.EndsWith("update: Installed Packages| - Spectre.Console, 0.57.2\nresult: a b", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_that_cannot_be_restored_is_named_with_the_reason()
    {
        using var session = new SessionFixture();
        Directory.CreateDirectory(Path.Combine(session.Folder, "feed"));
        session.Write(
            "NuGet.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        var error = session.Fail("var x =\n#r \"nuget: No.Such.Package, 1.0.0\"\n1;");
        Assert.Equal(CellErrorKind.DirectiveError, error.Kind);
        Assert.Contains("No.Such.Package 1.0.0 could not be restored: NU1101", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Restore_that_hangs_is_ended()
    {
        // A server that lets everyone in and says nothing.
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var session = new SessionFixture();
        session.Write(
            "NuGet.config",
            $"<configuration><packageSources><clear /><add key=\"mute\" "
            + $"value=\"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/v3/index.json\" allowInsecureConnections=\"true\" "
                + $"/></packageSources></configuration>");
        var clock = Stopwatch.StartNew();
        var error =
            Assert.Throws<DirectiveException>(
                () => PackageRestore.Run([new PackageName("No.Such.Package", "1.0.0")], [], session.Folder, TimeSpan.FromSeconds(2)));
        Assert.Contains(
            "No.Such.Package 1.0.0 could not be restored: dotnet restore did not end within 2 seconds", error.Message,
            StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }
}
