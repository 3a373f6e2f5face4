namespace Workbook.Engine.Tests.Language;

/// <summary>Asks a session's language service about code in which a bar stands for the cursor.</summary>
internal static class Editor
{
    public static (string Code, int Cursor) Cursor(string marked)
    {
        var cursor = marked.LastIndexOf('|');
        return (marked.Remove(cursor, 1), cursor);
    }

    public static Task<CompletionAnswer> Complete(this SessionFixture session, string marked)
    {
        var (code, cursor) = Cursor(marked);
        return session.Complete(code, cursor);
    }

    public static async Task<CompletionAnswer> Complete(this SessionFixture session, string code, int cursor) =>
        EditorAnswers.Completions(await session.Ask(Wire.Completions, code, cursor), code, cursor);

    public static async Task<InspectionAnswer> Inspect(this SessionFixture session, string code, int cursor, int detailLevel) =>
        EditorAnswers.Inspection(await session.Ask(Wire.HoverText, code, cursor), detailLevel);

    public static async Task<HashSet<string>> Names(this SessionFixture session, string marked) =>
        [.. (await session.Complete(marked)).Matches.Select(m => m.Text)];

    /// <summary>The code after the match of that text was taken.</summary>
    public static async Task<string> Take(this SessionFixture session, string marked, string text)
    {
        var answer = await session.Complete(marked);
        var code = Cursor(marked).Code;
        return code[..answer.Start] + Assert.Single(answer.Matches, m => m.Text == text).Text + code[answer.End..];
    }

    public static async Task<string> Describe(this SessionFixture session, string marked, int detailLevel = 0)
    {
        var (code, cursor) = Cursor(marked);
        var answer = await session.Inspect(code, cursor, detailLevel);
        return answer.Found ? answer.Data[MimeTypes.Text] : string.Empty;
    }
}
