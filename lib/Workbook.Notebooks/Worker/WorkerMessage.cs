using System.Text.Json.Serialization;

namespace Workbook.Notebooks;

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
