namespace Workbook.Engine.Tests.Documents;

public sealed class DibMalformedTests
{
    // What follows the line #!meta (and an empty line), the line that the error must name, a part of its reason.
    public static TheoryData<string, int, string> Cases { get; } = new()
    {
        { "", 1, "#!meta is empty" },
        { "   \n\t\n", 1, "#!meta is empty" },
        { "#!csharp\n1", 1, "#!meta is empty" },
        { "{", 3, "not JSON" },
        { "{\"kernelInfo\":", 3, "not JSON" },
        { "{\n\n\"kernelInfo\": }", 5, "not JSON" },
        { "}", 3, "not JSON" },
        { "{} {}", 3, "not JSON" },
        { "{}\nvar x = 1;\n", 4, "not JSON" },
        { "{'kernelInfo': {}}", 3, "not JSON" },
        { "{\"kernelInfo\": {},}", 3, "not JSON" },
        { "{ // comment\n}", 3, "not JSON" },
        { "not JSON at all", 3, "not JSON" },
        { "kernelInfo: csharp", 3, "not JSON" },
        { "[]", 3, "#!meta is a list; wanted an object" },
        { "null", 1, "#!meta is null; wanted an object" },
        { "\"x\"", 3, "#!meta is \"x\"; wanted an object" },
        { "12", 3, "#!meta is 12; wanted an object" },
        { "true", 3, "#!meta is true; wanted an object" },
        { "{\"kernelInfo\": null}", 3, "#!meta.kernelInfo is null; wanted an object" },
        { "{\"kernelInfo\": []}", 3, "#!meta.kernelInfo is a list; wanted an object" },
        { "{\"kernelInfo\":\n\"csharp\"}", 4, "#!meta.kernelInfo is \"csharp\"; wanted an object" },
        { "{\"kernelInfo\": {},\n\"kernelInfo\": {}}", 4, "\"kernelInfo\" stands twice" },
        { Info("\"defaultKernelName\": 1"), 3, "#!meta.kernelInfo.defaultKernelName is 1; wanted a string" },
        { Info("\"defaultKernelName\": null"), 3, "#!meta.kernelInfo.defaultKernelName is null; wanted a string" },
        { Info("\"defaultKernelName\": \"\""), 3, "#!meta.kernelInfo.defaultKernelName is \"\"; wanted a kernel's name" },
        { Info("\"defaultKernelName\": \"c sharp\""), 3, "is \"c sharp\"; wanted a kernel's name without spaces" },
        { Info("\"items\": {}"), 3, "#!meta.kernelInfo.items is an object; wanted a list" },
        { Info("\"items\": null"), 3, "#!meta.kernelInfo.items is null; wanted a list" },
        { Info("\"items\": [\"csharp\"]"), 3, "#!meta.kernelInfo.items[0] is \"csharp\"; wanted an object" },
        { Info("\"items\": [{}]"), 3, "#!meta.kernelInfo.items[0].name is missing" },
        { Info("\"items\": [{\"name\": \"a\"},\n{\"name\": 5}]"), 4, "#!meta.kernelInfo.items[1].name is 5; wanted a string" },
        { Info("\"items\": [{\"name\": \"\"}]"), 3, "#!meta.kernelInfo.items[0].name is \"\"" },
        { Info("\"items\": [{\"name\": \"a\\nb\"}]"), 3, "wanted a kernel's name without spaces" },
        { Info("\"items\": [{\"name\": \"a\", \"aliases\": \"b\"}]"), 3, "#!meta.kernelInfo.items[0].aliases is \"b\"; wanted a list" },
        { Info("\"items\": [{\"name\": \"a\", \"aliases\": null}]"), 3, "#!meta.kernelInfo.items[0].aliases is null; wanted a list" },
        { Info("\"items\": [{\"name\": \"a\", \"aliases\": [1]}]"), 3, "#!meta.kernelInfo.items[0].aliases[0] is 1; wanted a string" },
        { "{\"workbook_cells\": {}}", 3, "#!meta.workbook_cells is an object; wanted a list" },
        { "{\"workbook_cells\": [1]}", 3, "#!meta.workbook_cells[0] is 1; wanted an object" },
        { Entry("\"language\": \"csharp\""), 4, "#!meta.workbook_cells[0].digests is missing" },
        { Entry("\"digests\": 1, \"language\": \"csharp\""), 4, "#!meta.workbook_cells[0].digests is 1; wanted a list" },
        { Entry("\"digests\": [1], \"language\": \"csharp\""), 4, "#!meta.workbook_cells[0].digests[0] is 1; wanted a string" },
        { Entry("\"digests\": []"), 4, "#!meta.workbook_cells[0].language is missing" },
        { Entry("\"digests\": [], \"language\": \"\""), 4, "#!meta.workbook_cells[0].language is \"\"" },
        { Entry("\"digests\": [], \"language\": \"csharp\", \"id\": 1"), 4, "#!meta.workbook_cells[0].id is 1; wanted a string" },
        { Entry("\"digests\": [], \"language\": \"csharp\", \"source\": []"), 4,
            "#!meta.workbook_cells[0].source is a list; wanted a string" },
        { Entry("\"digests\": [], \"language\": \"csharp\", \"metadata\": 1"), 4,
            "#!meta.workbook_cells[0].metadata is 1; wanted an object" },
        { Entry("\"digests\": [], \"language\": \"csharp\", \"fields\": 1"), 4, "#!meta.workbook_cells[0].fields is 1; wanted an object" },
        { "{\"workbook_file\": 1}", 3, "#!meta.workbook_file is 1; wanted an object" },
        { "{\"workbook_file\": {\"nbformat_minor\": \"5\"}}", 3, "#!meta.workbook_file.nbformat_minor is \"5\"" },
        { "{\"workbook_file\": {\"fields\": []}}", 3, "#!meta.workbook_file.fields is a list" },
        { "{\"workbook_file\": {\"added\": 1}}", 3, "#!meta.workbook_file.added is 1" },
        { "{\"x\": \"\\ud83d\"}", 3, "half of a surrogate pair" },
        { "{\"x\": \"\\q\"}", 3, "not JSON" },
        { "{\"x\": \"a\nb\"}", 3, "not JSON" },
        { "{}\0", 3, "zero byte" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_file_is_refused_with_its_line_and_reason(string meta, int line, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(
            () => NotebookDocument.Parse(File(meta), NotebookFormat.Dib, "x.dib"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.StartsWith($"x.dib line {line}: ", error.Message, StringComparison.Ordinal);
    }

    internal static string File(string meta) => "#!meta\n\n" + meta + "\n\n#!csharp\n\n1";

    private static string Info(string inner) => "{\"kernelInfo\": {" + inner + "}}";

    private static string Entry(string inner) => "{\"workbook_cells\": [\n{" + inner + "}]}";
}
