using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Kernels;

/// <summary>A cell's C# has been compiled and starts to run; its time counts from here.</summary>
internal sealed class CellStarted(CellCode cell, KernelCommand command) : KernelEvent(command)
{
    public string Cell { get; } = cell.Name;

    public string Source { get; } = cell.Source;
}

/// <summary>What the package's <see cref="CommandFailed"/> has no place for: an error with its lines, advice and mistake.</summary>
internal sealed class CellErrorProduced(CellError error, CellErrorRole role, bool stateLost, KernelCommand command) : KernelEvent(command)
{
    public CellError Error { get; } = error;

    public CellErrorRole Role { get; } = role;

    /// <summary>Whether code of the cell goes on that cannot be ended: the process is of no more use.</summary>
    public bool StateLost { get; } = stateLost;

    /// <summary>Makes the package's envelopes know these events.</summary>
    public static void Register()
    {
        KernelEventEnvelope.RegisterEvent<CellStarted>();
        KernelEventEnvelope.RegisterEvent<CellErrorProduced>();
        KernelEventEnvelope.RegisterEvent<CompletenessProduced>();
        KernelCommandEnvelope.RegisterCommand<RequestCompleteness>();
    }
}

/// <summary>What an error did.</summary>
internal enum CellErrorRole
{
    /// <summary>It ended the cell.</summary>
    Cell,

    /// <summary>It ended a thread that a cell had started; the session goes on.</summary>
    Thread,

    /// <summary>The cell's code ends the process.</summary>
    Exit,
}

/// <summary>Is a text a whole cell?</summary>
internal sealed class RequestCompleteness(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code;
}

/// <summary>Whether it is.</summary>
internal sealed class CompletenessProduced(CompletenessAnswer answer, KernelCommand command) : KernelEvent(command)
{
    public CompletenessAnswer Answer { get; } = answer;
}
