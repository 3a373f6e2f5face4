using System.Text.Json;

namespace Workbook.Checks.Reports;

/// <summary>A report as the task object of <c>workbook check --json</c>.</summary>
internal static class ReportJson
{
    public static string Of(Judgement report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", report.Task.Id);
            json.WriteString("title", report.Task.Title);
            json.WriteNumber("points", report.Earned);
            json.WriteNumber("possible", report.Task.Points);
            json.WriteString("verdict", VerdictWords.Word(report.Verdict));
            json.WriteNumber("seed", report.Seed);
            json.WriteStartArray("recognized");
            foreach (var mistake in report.Recognized.SelectMany(recognition => recognition.Mistakes).Distinct())
            {
                json.WriteStartObject();
                json.WriteString("id", mistake.Id);
                json.WriteString("name", mistake.Name);
                json.WriteString("sentence", mistake.Sentence);
                json.WriteString("question", mistake.Question);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("checks");
            foreach (var line in report.Lines)
            {
                Write(json, line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, CheckLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.Name);
        json.WriteString("verdict", VerdictWords.Word(line.Verdict));
        Write(json, "error", line.Error);
        Write(json, "limit", line.Limit);
        json.WriteStartArray("mistakes");
        foreach (var mistake in line.Mistakes)
        {
            json.WriteStringValue(mistake);
        }

        json.WriteEndArray();
        json.WriteString("message", line.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
