using System.Text;
using System.Text.Json;

namespace Workbook.Checks.Progress;

/// <summary>Progress for tools; <c>verdict</c> is <see langword="null"/> where a task was not checked.</summary>
internal static class ProgressJson
{
    public static string Of(ProgressReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("notebook", report.Notebook);
            json.WriteNumber("points", report.Points);
            json.WriteNumber("possible", report.Possible);
            json.WriteStartArray("tasks");
            foreach (var task in report.Tasks)
            {
                json.WriteStartObject();
                json.WriteString("id", task.Id);
                json.WriteString("title", task.Title);
                json.WriteNumber("points", task.Points);
                json.WriteNumber("possible", task.Possible);
                json.WriteString("verdict", task.Verdict is { } verdict ? VerdictWords.Word(verdict) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("next", report.Next);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
