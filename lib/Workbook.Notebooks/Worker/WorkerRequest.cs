using System.Text.Json.Serialization;

namespace Workbook.Notebooks;

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
