using System.Text;

namespace Workbook.Engine.Tests.Documents;

public sealed class IpynbMalformedTests
{
    // Text of the file, the line that the error must name, a part of its reason.
    public static TheoryData<string, int, string> Cases { get; } = new()
    {
        { "", 1, "the file is empty" },
        { " \n\n", 1, "the file is empty" },
        { "{", 1, "not JSON" },
        { "{\n\"cells\": [\n", 3, "not JSON" },
        { "[]", 1, "the file is a list; wanted an object" },
        { "null", 1, "the file is null; wanted an object" },
        { "\"x\"", 1, "the file is \"x\"; wanted an object" },
        { "4", 1, "the file is 4; wanted an object" },
        { "{}", 1, "nbformat is missing" },
        { "{} {}", 1, "not JSON" },
        { "{\"nbformat\": 4}", 1, "cells is missing" },
        { "{\"cells\": [],\n \"nbformat\": 3}", 2, "nbformat is 3; wanted 4" },
        { "{\"cells\": [],\n \"nbformat\": 5}", 2, "nbformat is 5; wanted 4" },
        { "{\"cells\": [],\n \"nbformat\": \"4\"}", 2, "nbformat is \"4\"; wanted a whole number" },
        { "{\"cells\": [],\n \"nbformat\": 4.5}", 2, "nbformat is 4.5; wanted a whole number" },
        { "{\"cells\": [], \"nbformat\": null}", 1, "nbformat is null; wanted a whole number" },
        { "{\"cells\": [], \"nbformat\": 4,\n\"nbformat_minor\": \"5\"}", 2, "nbformat_minor is \"5\"" },
        { "{\"cells\": [], \"nbformat\": 4,\n\"nbformat_minor\": -1}", 2, "nbformat_minor is -1; wanted 0 or more" },
        { "{\"cells\": [], \"nbformat\": 99999999999}", 1, "nbformat is 99999999999; wanted a whole number" },
        { "{\"nbformat\": 4,\n\"cells\": {}}", 2, "cells is an object; wanted a list" },
        { "{\"nbformat\": 4, \"cells\": null}", 1, "cells is null; wanted a list" },
        { "{\"nbformat\": 4, \"cells\": [],\n\"metadata\": []}", 2, "metadata is a list; wanted an object" },
        { "{\"nbformat\": 4, \"cells\": [], \"metadata\": null}", 1, "metadata is null; wanted an object" },
        { "{\"nbformat\": 4, \"cells\": [],\n\"cells\": []}", 2, "\"cells\" stands twice" },
        { "{\"nbformat\": 4, \"cells\": [],}", 1, "not JSON" },
        { "{\"nbformat\": 4, // four\n \"cells\": []}", 1, "not JSON" },
        { "{'nbformat': 4, 'cells': []}", 1, "not JSON" },
        { "{\"nbformat\": NaN, \"cells\": []}", 1, "not JSON" },
        { "<!DOCTYPE html>\n<html></html>", 1, "not JSON" },
        { "<<<<<<< HEAD\n{}\n", 1, "not JSON" },
        { "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"x\":\n \"\\ud800\"}}", 2, "half of a surrogate pair" },
        { "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"x\": \"a\nb\"}}", 1, "not JSON" },
        { Cell("3"), 3, "cells[0] is 3; wanted an object" },
        { Cell("null"), 2, "cells[0] is null; wanted an object" },
        { Cell("{\"source\": []}"), 3, "cells[0].cell_type is missing" },
        { Cell("{\"cell_type\": \"heading\", \"source\": []}"), 3,
            "cells[0].cell_type is \"heading\"; wanted \"code\", \"markdown\" or \"raw\"" },
        { Cell("{\"cell_type\": 1, \"source\": []}"), 3, "cells[0].cell_type is 1; wanted a string" },
        { Cell("{\"cell_type\": \"code\"}"), 3, "cells[0].source is missing" },
        { Cell("{\"cell_type\": \"code\",\n\"source\": 7}"), 4, "cells[0].source is 7; wanted a string or a list of strings" },
        { Cell("{\"cell_type\": \"code\",\n\"source\": null}"), 3, "cells[0].source is null" },
        { Cell("{\"cell_type\": \"code\",\n\"source\": [\"a\", 1]}"), 4,
            "cells[0].source is a list; wanted a string or a list of strings" },
        { Cell("{\"cell_type\": \"markdown\", \"source\": {}}"), 3, "cells[0].source is an object" },
        { Cell("{\"cell_type\": \"raw\", \"source\": false}"), 3, "cells[0].source is false" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"id\": 5}"), 3, "cells[0].id is 5; wanted a string" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"id\": \"\"}"), 3, "cells[0].id is \"\"; wanted at least one letter" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"metadata\": 1}"), 3, "cells[0].metadata is 1; wanted an object" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"execution_count\": \"1\"}"), 3,
            "cells[0].execution_count is \"1\"; wanted a whole number or null" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": {}}"), 3, "cells[0].outputs is an object; wanted a list" },
        { Cell("{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": null}"), 3, "cells[0].outputs is null; wanted a list" },
        { Output("\"text\""), 4, "cells[0].outputs[0] is \"text\"; wanted an object" },
        { Output("{}"), 4, "cells[0].outputs[0].output_type is missing" },
        { Output("{\"output_type\": \"pyout\"}"), 4, "cells[0].outputs[0].output_type is \"pyout\"" },
        { Output("{\"output_type\": \"stream\", \"text\": \"\"}"), 4, "cells[0].outputs[0].name is missing" },
        { Output("{\"output_type\": \"stream\", \"name\": \"stdout\"}"), 4, "cells[0].outputs[0].text is missing" },
        { Output("{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": 5}"), 4, "cells[0].outputs[0].text is 5" },
        { Output("{\"output_type\": \"display_data\"}"), 4, "cells[0].outputs[0].data is null; wanted an object" },
        { Output("{\"output_type\": \"display_data\", \"data\": {}, \"metadata\": 1}"), 4, "cells[0].outputs[0].metadata is 1" },
        { Output("{\"output_type\": \"execute_result\", \"data\": []}"), 4, "cells[0].outputs[0].data is a list" },
        { Output("{\"output_type\": \"execute_result\", \"data\": {}, \"execution_count\": true}"), 4,
            "cells[0].outputs[0].execution_count is true" },
        { Output("{\"output_type\": \"error\", \"evalue\": \"\", \"traceback\": []}"), 4, "cells[0].outputs[0].ename is missing" },
        { Output("{\"output_type\": \"error\", \"ename\": \"\", \"evalue\": 1, \"traceback\": []}"), 4, "cells[0].outputs[0].evalue is 1" },
        { Output("{\"output_type\": \"error\", \"ename\": \"\", \"evalue\": \"\", \"traceback\": \"x\"}"), 4,
            "cells[0].outputs[0].traceback is \"x\"; wanted a list" },
        { Output("{\"output_type\": \"error\", \"ename\": \"\", \"evalue\": \"\", \"traceback\": [1]}"), 4,
            "cells[0].outputs[0].traceback[0] is 1; wanted a string" },
        { new string('[', 500), 1, "not JSON" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_file_is_refused_with_its_line_and_reason(string text, int line, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, NotebookFormat.Ipynb, "x.ipynb"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.StartsWith($"x.ipynb line {line}: ", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], int, string> ByteCases { get; } = new()
    {
        { [0xFF, 0xFE, 0x7B, 0x00], 1, "UTF-16" },
        { [0xFE, 0xFF, 0x00, 0x7B], 1, "UTF-16" },
        { [.. "{\n\""u8, 0xC3, 0x28], 2, "byte 0xC3 is not UTF-8" },
        { [.. "{\n\n"u8, 0x80], 3, "byte 0x80 is not UTF-8" },
        { [.. "{\n"u8, 0x00, 0x01], 2, "zero byte" },
        { [0x1F, 0x8B, 0x08, 0x00], 1, "zero byte" },
    };

    [Theory]
    [MemberData(nameof(ByteCases))]
    public void Bytes_that_are_no_text_are_refused_in_both_formats(byte[] bytes, int line, string reason)
    {
        foreach (var format in Enum.GetValues<NotebookFormat>())
        {
            var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Read(bytes, format, "x"));
            Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
            Assert.Equal(line, error.Line);
        }
    }

    [Fact]
    public void A_byte_order_mark_of_UTF_8_is_no_error() =>
        Assert.Empty(NotebookDocument.Read(Encoding.UTF8.GetBytes("\uFEFF{\"nbformat\": 4, \"cells\": []}"), NotebookFormat.Ipynb).Cells);

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        var document = new NotebookDocument();
        document.Cells.Add(NotebookCell.CSharp("var x = \"ä\";\nx"));
        document.Cells[0].Outputs.Add(CellOutput.Stream("stdout", "a\nb"));
        var text = document.ToText(NotebookFormat.Ipynb).TrimEnd();
        for (var length = 0; length < text.Length; length++)
        {
            Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text[..length], NotebookFormat.Ipynb));
        }
    }

    private static string Cell(string cell) => "{\"nbformat\": 4,\n\"cells\": [\n" + cell + "]}";

    private static string Output(string output) => Cell("{\"cell_type\": \"code\", \"source\": [], \"outputs\": [\n" + output + "]}");
}
