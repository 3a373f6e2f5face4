using System.Text.Json.Serialization;
using Workbook.Engine.Language;

namespace Workbook.Engine.Worker;

/// <summary>What a worker tells its parent: one JSON object a line.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReadyMessage), "ready")]
[JsonDerivedType(typeof(StartedMessage), "started")]
[JsonDerivedType(typeof(StreamMessage), "stream")]
[JsonDerivedType(typeof(DisplayMessage), "display")]
[JsonDerivedType(typeof(CompletedMessage), "completed")]
[JsonDerivedType(typeof(CompletionMessage), "completion")]
[JsonDerivedType(typeof(InspectionMessage), "inspection")]
[JsonDerivedType(typeof(CompletenessMessage), "completeness")]
[JsonDerivedType(typeof(FaultMessage), "fault")]
[JsonDerivedType(typeof(ExitingMessage), "exiting")]
[JsonDerivedType(typeof(InputMessage), "input")]
internal abstract record WorkerMessage;

/// <summary>The session has started.</summary>
internal sealed record ReadyMessage : WorkerMessage;

/// <summary>A cell has been compiled and starts to run; its time counts from here.</summary>
internal sealed record StartedMessage(long Id) : WorkerMessage;

/// <summary>Console text.</summary>
internal sealed record StreamMessage(string Name, string Text) : WorkerMessage;

/// <summary>A value shown.</summary>
internal sealed record DisplayMessage(DisplayItem Item) : WorkerMessage;

/// <summary>A cell has ended.</summary>
internal sealed record CompletedMessage(long Id, CellResult Result) : WorkerMessage;

/// <summary>An exception ended a thread that a cell had started; the session goes on.</summary>
internal sealed record FaultMessage(CellError Error) : WorkerMessage;

/// <summary>The cell's code ends the process.</summary>
internal sealed record ExitingMessage(CellError Error) : WorkerMessage;

/// <summary>A cell wants a line that somebody types.</summary>
internal sealed record InputMessage(long Id) : WorkerMessage;

/// <summary>The answer to a request that waits for nothing but this.</summary>
internal abstract record AnswerMessage(long Id) : WorkerMessage;

/// <summary>What could be written.</summary>
internal sealed record CompletionMessage(long Id, CompletionAnswer Answer) : AnswerMessage(Id);

/// <summary>What stands there.</summary>
internal sealed record InspectionMessage(long Id, InspectionAnswer Answer) : AnswerMessage(Id);

/// <summary>Whether a cell is whole.</summary>
internal sealed record CompletenessMessage(long Id, CompletenessAnswer Answer) : AnswerMessage(Id);
