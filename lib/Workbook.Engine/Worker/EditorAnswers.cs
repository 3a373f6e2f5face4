namespace Workbook.Engine.Worker;

/// <summary>Reads what a worker answers to an editor's questions; no answer is one that says nothing.</summary>
internal static class EditorAnswers
{
    public static CompletionAnswer Completions(WireLine? answer, string code, int cursor)
    {
        if (answer is not { Type: "CompletionsProduced" })
        {
            return CompletionAnswer.Nothing(cursor);
        }

        var matches = answer.Content.GetProperty("completions").EnumerateArray().Select(item => new CompletionMatch(
            item.GetProperty("insertText").GetString()!,
            item.GetProperty("displayText").GetString()!,
            item.GetProperty("kind").GetString()!,
            item.GetProperty("documentation").GetString() ?? ""));
        var span = answer.Content.GetProperty("linePositionSpan");
        return span.ValueKind == JsonValueKind.Object
            ? new CompletionAnswer([.. matches], Offset("start"), Offset("end"))
            : new CompletionAnswer([.. matches], cursor, cursor);

        int Offset(string end)
        {
            var place = span.GetProperty(end);
            return Position.Offset(code, new(place.GetProperty("line").GetInt32(), place.GetProperty("character").GetInt32()));
        }
    }

    /// <summary>At detail level 1 with remarks and examples.</summary>
    public static InspectionAnswer Inspection(WireLine? answer, int detailLevel)
    {
        if (answer is not { Type: "HoverTextProduced" })
        {
            return InspectionAnswer.Nothing;
        }

        // Of magics the package speaks in Markdown only.
        var forms = answer.Values("content");
        var plain = forms.GetValueOrDefault(MimeTypes.Markdown, "");
        return new InspectionAnswer(new[] { MimeTypes.Text, MimeTypes.Html }
            .ToDictionary(type => type, type => forms.GetValueOrDefault(detailLevel > 0 ? type + InspectionAnswer.Detailed : type, plain)));
    }

    public static CompletenessAnswer Completeness(WireLine? answer) => answer is { Type: nameof(CompletenessProduced) }
        ? answer.Content.GetProperty("answer").Deserialize(WireJson.Default.CompletenessAnswer)!
        : new CompletenessAnswer(Language.Completeness.Unknown);
}
