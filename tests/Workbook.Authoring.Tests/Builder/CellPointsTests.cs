namespace Workbook.Authoring.Tests;

/// <summary>Points in a cell's metadata that cannot be added up are refused when the notebook is read; the engine reads it.</summary>
public sealed class CellPointsTests
{
    [Theory]
    [InlineData("2147483647")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"two\"")]
    public void An_ipynb_is_refused_with_line_and_reason(string points) => Refused(
        "{\"nbformat\": 4,\n\"cells\": [\n{\"cell_type\": \"code\", \"source\": [], \"metadata\": {\"workbook\":\n"
            + "{\"role\": \"check\", \"points\": " + points + "}}}]}",
        "x.ipynb",
        $"cells[0].metadata.workbook.points is {points}; wanted a whole number from 0 to 999");

    [Fact]
    public void A_dib_is_refused_with_line_and_reason() => Refused(
        "#!meta\n\n{\"workbook_cells\": [\n{\"digests\": [], \"language\": \"csharp\", \"metadata\": "
            + "{\"workbook\": {\"points\": 1000}}}]}\n\n#!csharp\n\n1",
        "x.dib",
        "#!meta.workbook_cells[0].metadata.workbook.points is 1000; wanted a whole number from 0 to 999");

    private static void Refused(string text, string name, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        var error = Assert.Throws<NotebookFormatException>(() => TaskTexts.None.Load(path));
        Assert.Equal((4, reason), (error.Line, error.Reason));
        Assert.NotEmpty(NotebookDocument.Load(path).Cells);
    }
}
