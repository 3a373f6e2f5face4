namespace Workbook.Checks.Probing;

/// <summary>Calls one implementation of a task (a learner's, the reference, a wrong one) with a case's inputs and records what it returns.</summary>
internal delegate void Caller(CallInputs inputs, Recorder outputs);
