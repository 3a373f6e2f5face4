using System.Text.Json.Serialization;

namespace Workbook.Engine.Worker;

/// <summary>What the parent asks of a worker: one JSON object a line.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
[JsonDerivedType(typeof(InputReply), "input")]
[JsonDerivedType(typeof(CompleteRequest), "complete")]
[JsonDerivedType(typeof(InspectRequest), "inspect")]
[JsonDerivedType(typeof(IsCompleteRequest), "is-complete")]
[JsonDerivedType(typeof(ShutdownRequest), "shutdown")]
internal abstract record WorkerRequest;

/// <summary>Execute a cell, after those asked for before, for so many seconds, or where that is null for as long as it likes.</summary>
internal sealed record ExecuteRequest(long Id, CellCode Cell, double? LimitSeconds) : WorkerRequest;

/// <summary>End a cell, or do not start it if it waits still; where it has ended already, there is nothing to do.</summary>
internal sealed record InterruptRequest(long Id) : WorkerRequest;

/// <summary>The line that a cell asked for.</summary>
internal sealed record InputReply(long Id, InputLine Line) : WorkerRequest;

/// <summary>A question about code that is being written; it is answered at once, whatever runs.</summary>
internal abstract record LanguageRequest(long Id, string Code) : WorkerRequest;

/// <summary>What could be written at the cursor?</summary>
internal sealed record CompleteRequest(long Id, string Code, int Cursor) : LanguageRequest(Id, Code);

/// <summary>What stands at the cursor?</summary>
internal sealed record InspectRequest(long Id, string Code, int Cursor, int DetailLevel) : LanguageRequest(Id, Code);

/// <summary>Is it a whole cell?</summary>
internal sealed record IsCompleteRequest(long Id, string Code) : LanguageRequest(Id, Code);

/// <summary>End the process.</summary>
internal sealed record ShutdownRequest : WorkerRequest;
