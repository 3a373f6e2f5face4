namespace Workbook.Kernel;

/// <summary>Serves questions about a cell's text. Jupyter counts a cursor in characters of Unicode, C# in UTF-16.</summary>
internal sealed class CodeQuestions(KernelSession session)
{
    public async Task<JsonObject> CompleteAsync(KernelMessage request)
    {
        var code = request.Text("code");
        var worker = await session.WorkerAsync().ConfigureAwait(false);
        var answer = await worker.CompleteAsync(code, Utf16(code, request)).ConfigureAwait(false);
        var (start, end) = (Characters(code, answer.Start), Characters(code, answer.End));
        var typed = answer.Matches.Select(match => (JsonNode)new JsonObject
        {
            ["text"] = match.Text,
            ["type"] = CompletionKinds.Of(match.Kind),
            ["signature"] = match.Signature,
            ["start"] = start,
            ["end"] = end,
        });
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. answer.Matches.Select(match => (JsonNode)match.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. typed]) },
        };
    }

    public async Task<JsonObject> InspectAsync(KernelMessage request)
    {
        var code = request.Text("code");
        var worker = await session.WorkerAsync().ConfigureAwait(false);
        var answer = await worker.InspectAsync(code, Utf16(code, request), request.Number("detail_level", 0)).ConfigureAwait(false);
        var data = new JsonObject();
        foreach (var (type, text) in answer.Data)
        {
            data[type] = text;
        }

        return new JsonObject { ["status"] = "ok", ["found"] = answer.Found, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    public async Task<JsonObject> IsCompleteAsync(KernelMessage request)
    {
        var worker = await session.WorkerAsync().ConfigureAwait(false);
        var answer = await worker.IsCompleteAsync(request.Text("code")).ConfigureAwait(false);
        var content = new JsonObject { ["status"] = answer.Status.ToString().ToLowerInvariant() };
        if (answer.Status == Completeness.Incomplete)
        {
            content["indent"] = answer.Indent;
        }

        return content;
    }

    private static int Utf16(string code, KernelMessage request)
        => code.EnumerateRunes()
            .Take(Math.Max(0, request.Number("cursor_pos", int.MaxValue)))
            .Sum(character => character.Utf16SequenceLength);

    private static int Characters(string code, int utf16) => code[..utf16].EnumerateRunes().Count();
}
