namespace Workbook.Kernel;

/// <summary>Asks the client that a cell came from for a line.</summary>
internal sealed class AskedInput(KernelSockets sockets, KernelMessage request, InputAnswers answers) : ISessionInput
{
    // Read while the request is: what is wrong with it is its answer.
    private readonly bool _allowed = request.Flag("allow_stdin", true);

    public async Task<InputLine> ReadLineAsync(CancellationToken cancellation)
    {
        if (!_allowed)
        {
            return new InputLine(null, "The cell reads from the console (Console.ReadLine), and the client that runs it takes no input");
        }

        var question =
            sockets.Message("input_request", new JsonObject { ["prompt"] = "", ["password"] = false }, request.Header, request.Identities);
        var answer = answers.NextAsync([question.Id, request.Id], cancellation);
        sockets.Send(KernelChannel.Stdin, question);
        return new InputLine(await answer.ConfigureAwait(false));
    }
}
