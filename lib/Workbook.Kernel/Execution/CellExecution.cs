using System.Globalization;

namespace Workbook.Kernel;

/// <summary>Serves <c>execute_request</c>.</summary>
internal sealed class CellExecution(KernelSockets sockets, KernelSession session, InputHistory history, InputAnswers answers)
{
    private int _count;
    private int _unnumbered;

    /// <summary>Executes the request's code and tells what it shows; the result is the reply's content.</summary>
    /// <exception cref="InvalidDataException">The request is none.</exception>
    public async Task<JsonObject> ExecuteAsync(KernelMessage request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var stored = !silent && request.Flag("store_history", true);
        var input = new AskedInput(sockets, request, answers);
        if (stored)
        {
            _count++;
        }

        if (!silent)
        {
            sockets.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = _count }, request.Header);
        }

        var kept = new KeptResult();
        var published = silent ? null : new PublishedOutput(sockets, request.Header, _count);
        ISessionOutput output = published is null ? kept : new BothOutputs(published, kept);
        var cell = new CellCode(stored ? Numbered("cell", _count) : Unnumbered(), code);
        var result = await ExecuteAsync(cell, output, input).ConfigureAwait(false);
        if (stored)
        {
            history.Add(_count, code, kept.Value?.Data.GetValueOrDefault(MimeTypes.Text));
        }

        if ((result.Error ?? published?.Fault) is { } error)
        {
            var content = Described(error);
            if (!silent)
            {
                sockets.Publish("error", (JsonObject)content.DeepClone(), request.Header);
            }

            content["status"] = "error";
            content["execution_count"] = _count;
            content["user_expressions"] = new JsonObject();
            content["payload"] = new JsonArray();
            return content;
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = _count,
            ["user_expressions"] = await EvaluateAsync(request.Content["user_expressions"] as JsonObject ?? []).ConfigureAwait(false),
            ["payload"] = new JsonArray(),
        };
    }

    /// <summary>The reply to a request that is not executed because one before it failed.</summary>
    public JsonObject Aborted() => new() { ["status"] = "aborted", ["execution_count"] = _count };

    // Whatever keeps a cell from being executed is that cell's error, which the learner reads below it.
    private async Task<CellResult> ExecuteAsync(CellCode cell, ISessionOutput output, ISessionInput? input = null)
    {
        try
        {
            var result = await session.ExecuteAsync(cell, output, input).ConfigureAwait(false);
            return result is { StateLost: true, Error: { } error }
                ? result with
                {
                    Error = error with
                    {
                        Message = $"{error.Message}. {ProcessEnd.Advice}",
                        Traceback = [.. error.Traceback, ProcessEnd.Advice],
                    },
                }
                : result;
        }
        catch (Exception e)
        {
            KernelLog.Write(e.ToString());
            var message = $"The cell was not executed: {e.Message}";
            return new CellResult(
                new CellError(
                    CellErrorKind.ProcessDied, nameof(CellErrorKind.ProcessDied), message, [message, ProcessEnd.Advice], cell.Name),
                StateLost: true);
        }
    }

    private async Task<JsonObject> EvaluateAsync(JsonObject expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            var kept = new KeptResult();
            var result = await ExecuteAsync(new CellCode(Unnumbered(), expression?.ToString() ?? ""), kept).ConfigureAwait(false);
            var value = result.Error is { } error
                ? Described(error)
                : new JsonObject
                {
                    ["data"] = kept.Value is { } shown ? MimeData.Of(shown) : new JsonObject(),
                    ["metadata"] = new JsonObject(),
                };
            value["status"] = result.Succeeded ? "ok" : "error";
            values[name] = value;
        }

        return values;
    }

    private string Unnumbered() => Numbered("unnumbered cell", ++_unnumbered);

    private static string Numbered(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");

    private static JsonObject Described(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };
}
