using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace Workbook.Engine.Kernels;

/// <summary>C# as a kernel of .NET Interactive: its commands and events around a <see cref="CSharpSession"/>.</summary>
internal sealed class CSharpKernel :
    Microsoft.DotNet.Interactive.Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestCompletions>,
    IKernelCommandHandler<RequestHoverText>,
    IKernelCommandHandler<RequestSignatureHelp>,
    IKernelCommandHandler<RequestDiagnostics>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<SendValue>
{
    private readonly CSharpSession _session;
    private readonly KernelOutput _output;
    private readonly CellStops _stops;
    private readonly CellTexts _texts = new();
    private readonly ConcurrentQueue<CellError> _faults = new();
    private readonly Lock _lock = new();

    public CSharpKernel(CSharpSession session, KernelOutput output, CellStops stops)
        : base(CellLanguages.CSharp)
    {
        (_session, _output, _stops) = (session, output, stops);
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = SubmissionChain.ParseOptions.LanguageVersion.ToDisplayString();
        KernelInfo.DisplayName = $"{Name} - C# Script";
        KernelInfo.Description = "Compile and run C# Script";
    }

    /// <summary>Loads what libraries that a cell references add to the kernels; null for nothing.</summary>
    public ExtensionLoader? Extensions { get; set; }

    /// <summary>What errors mean.</summary>
    public Advice Advice => _session.Advice;

    /// <summary>The name of the cell that runs; null where none does.</summary>
    public string? Running { get; private set; }

    /// <summary>Lets the cell that runs fail by an exception that ended one of its threads; false where none runs.</summary>
    public bool TryFail(CellError fault)
    {
        lock (_lock)
        {
            if (Running is not null)
            {
                _faults.Enqueue(fault);
            }

            return Running is not null;
        }
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
        {
            // A piece of the cell before this one has failed.
            return Task.CompletedTask;
        }

        context.Publish(new CodeSubmissionReceived(command));
        context.Publish(CodeCompleteness.IsWhole(command.Code)
            ? new CompleteCodeSubmissionReceived(command)
            : new IncompleteCodeSubmissionReceived(command));
        var (cell, text) = _texts.Of(command);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, _stops.Of(command.GetOrCreateToken()));
        Execution execution;
        using (_output.Begin(command, context, stop.Token))
        {
            _session.LibraryAdded = path => Extensions?.LoadAsync(path, context).GetAwaiter().GetResult();
            execution = Execute(command, cell, text, stop.Token);
        }

        context.Publish(Diagnostics(command, execution.Diagnostics));
        if (execution.Error is { } error)
        {
            _output.Send(new CellErrorProduced(error, CellErrorRole.Cell, execution.StateLost, command));
            context.Fail(command, message: string.Join('\n', error.Traceback));
        }
        else if (execution.HasValue)
        {
            var value = execution.Value;
            context.Publish(new ReturnValueProduced(value, command, Shown.Of(value)));
        }

        return Task.CompletedTask;
    }

    async Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        var answer = await _session.Language.CompleteAsync(
            command.Code, Position.Offset(command.Code, command.LinePosition), context.CancellationToken).ConfigureAwait(false);
        context.Publish(new CompletionsProduced(
            [.. answer.Matches.Select((match, i) => new CompletionItem(
                match.Display,
                match.Kind,
                filterText: match.Text,
                sortText: string.Create(CultureInfo.InvariantCulture, $"{i:d4}"),
                insertText: match.Text,
                documentation: match.Signature))],
            command,
            Position.Span(command.Code, answer.Start, answer.End)));
    }

    async Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        var offset = Position.Offset(command.Code, command.LinePosition);
        var answer = await _session.Language.InspectAsync(command.Code, offset, context.CancellationToken).ConfigureAwait(false);
        if (answer.Found)
        {
            context.Publish(new HoverTextProduced(
                command,
                [.. answer.Data.Select(form => new FormattedValue(form.Key, form.Value))],
                new LinePositionSpan(command.LinePosition, command.LinePosition)));
        }
    }

    async Task IKernelCommandHandler<RequestSignatureHelp>.HandleAsync(RequestSignatureHelp command, KernelInvocationContext context)
    {
        var offset = Position.Offset(command.Code, command.LinePosition);
        if (await _session.Language.SignaturesAsync(command.Code, offset, context.CancellationToken).ConfigureAwait(false) is { } help)
        {
            context.Publish(new SignatureHelpProduced(
                command,
                [.. help.Signatures.Select(s => new SignatureInformation(
                    s.Text,
                    new FormattedValue(MimeTypes.Text, s.Documentation),
                    [.. s.Parameters.Select(p => new ParameterInformation(p.Text, new FormattedValue(MimeTypes.Text, p.Documentation)))]))],
                help.Signature,
                help.Parameter));
        }
    }

    async Task IKernelCommandHandler<RequestDiagnostics>.HandleAsync(RequestDiagnostics command, KernelInvocationContext context)
    {
        var found = await _session.Language.DiagnosticsAsync(command.Code, context.CancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
        {
            context.Publish(Diagnostics(command, found));
        }
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. _session.Variables().Select(v => new KernelValueInfo(v.Name, Shown.One(v.Value, command.MimeType), v.Type))], command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_session.Variables().FirstOrDefault(v => v.Name == command.Name) is { } variable)
        {
            context.Publish(new ValueProduced(variable.Value, command.Name, Shown.One(variable.Value, command.MimeType), command));
        }
        else
        {
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}");
        }

        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, (name, value, type) =>
        {
            _session.Declare(name, value, type);
            return Task.CompletedTask;
        });

    private Execution Execute(SubmitCode command, CellCode cell, string text, CancellationToken stop)
    {
        var around = Running;
        Running = cell.Name;
        var execution = _session.Execute(cell, text, () => _output.Send(new CellStarted(cell, command)), stop);
        lock (_lock)
        {
            Running = around;
            while (_faults.TryDequeue(out var fault))
            {
                if (execution.Error is null && (fault.Cell is null || fault.Cell == cell.Name))
                {
                    execution = execution with { Error = fault };
                }
                else
                {
                    _output.Send(new CellErrorProduced(fault, CellErrorRole.Thread, stateLost: false, command));
                }
            }
        }

        return execution;
    }

    private static DiagnosticsProduced Diagnostics(KernelCommand command, IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> found) => new(
        [.. found.Select(Microsoft.DotNet.Interactive.Diagnostic.FromCodeAnalysisDiagnostic)],
        [.. found.Select(d => new FormattedValue(MimeTypes.Text, d.ToString()))],
        command);
}

/// <summary>Places in a text: characters before it, as C# counts, or line and column from 0, as the package does.</summary>
internal static class Position
{
    public static int Offset(string code, LinePosition place)
    {
        var lines = Microsoft.CodeAnalysis.Text.SourceText.From(code).Lines;
        var line = lines[Math.Clamp(place.Line, 0, lines.Count - 1)];
        return Math.Min(line.Start + Math.Max(0, place.Character), line.End);
    }

    public static LinePosition Of(string code, int offset)
    {
        var place = Microsoft.CodeAnalysis.Text.SourceText.From(code).Lines.GetLinePosition(Math.Clamp(offset, 0, code.Length));
        return new LinePosition(place.Line, place.Character);
    }

    public static LinePositionSpan Span(string code, int start, int end) => new(Of(code, start), Of(code, end));
}
