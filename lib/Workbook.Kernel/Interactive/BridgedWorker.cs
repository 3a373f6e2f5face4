using Microsoft.DotNet.Interactive.Events;
using Workbook.Engine.Kernels;

namespace Workbook.Kernel;

/// <summary>One worker of a bridge, from its start to its end.</summary>
internal sealed class BridgedWorker(WorkerLine line, OpenCommands open, Action<string> show)
{
    private readonly CellSources _sources = new();
    private CellCode _cell = new("", "");
    private WireLine? _command;
    private CellError? _lost;
    private CellError? _exit;
    private volatile bool _isStopped;

    public Task SendAsync(string text) => line.SendAsync(text);

    /// <summary>Passes on what the worker says, apart from what only clients of this engine understand.</summary>
    /// <param name="ready">Its session is ready: whether the editor is to know that.</param>
    /// <returns>Why it ended.</returns>
    public async Task<CellError> PassAsync(Func<bool> ready)
    {
        while (_lost is null && await line.ReceiveAsync().ConfigureAwait(false) is { } received)
        {
            if (received.Type != nameof(KernelReady) || ready())
            {
                Take(received);
            }
        }

        if (_isStopped)
        {
            return ProcessEnd.Stopped(null);
        }

        if (_lost is null)
        {
            var (exitCode, printed) = await line.EndAsync().ConfigureAwait(false);
            return _exit ?? ProcessEnd.Explain(exitCode, printed, _cell, _sources);
        }

        return _lost;
    }

    /// <summary>A cell has been asked to end: kills its process when it has not, after the time that it has for that.</summary>
    public async Task KillLateAsync(WireLine cell, CancellationToken over)
    {
        await Task.Delay(WorkerLine.Grace, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!over.IsCancellationRequested && open.Has(cell))
        {
            _isStopped = true;
            line.Kill();
        }
    }

    private void Take(WireLine received)
    {
        switch (received.Type)
        {
            case nameof(CellStarted):
                _cell = new CellCode(received.Text("cell"), received.Text("source"));
                _sources.Add(_cell.Name, _cell.Source);
                if (open.Of(received) is { } command && command != _command)
                {
                    _command = command;
                    line.Raw.Attach(new Printing(command, show));
                }

                break;
            case nameof(CellErrorProduced):
                Take(received.Error());
                break;
            case nameof(CompletenessProduced):
                break;
            case nameof(CommandSucceeded) or nameof(CommandFailed):
                open.Remove(received.Token);
                if (received.Token == _command?.Token)
                {
                    line.Raw.Detach();
                }

                show(received.Json);
                break;
            default:
                show(received.Json);
                break;
        }
    }

    private void Take((CellError Error, CellErrorRole Role, bool StateLost) said)
    {
        switch (said.Role)
        {
            case CellErrorRole.Exit:
                _exit = said.Error;
                break;
            case CellErrorRole.Cell:
                _lost = said.StateLost ? said.Error : null;
                break;
            case CellErrorRole.Thread when _command is not null:
                show(Wire.Printed("stderr", string.Join('\n', said.Error.Traceback) + "\n", _command.Whole));
                break;
        }
    }

    private sealed class Printing(WireLine command, Action<string> show) : ISessionOutput
    {
        public void Stream(string name, string text) => show(Wire.Printed(name, text, command.Whole));

        public void Display(DisplayItem item)
        {
        }
    }
}
