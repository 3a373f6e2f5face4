namespace Workbook.Checks.Diagnosing;

/// <summary>A property of what an implementation gave that has few values, so that two runs with different random numbers can be held against each other.</summary>
/// <param name="Name">Its name; a line of the report that is about it gives the same name.</param>
/// <param name="Groups">The groups of cases that it is read from.</param>
/// <param name="Value">What it is, in a word, from the recordings of those groups; empty where it cannot be told.</param>
internal sealed record Trait(string Name, IReadOnlyList<string> Groups, Func<IReadOnlyList<Recording>, string> Value);
