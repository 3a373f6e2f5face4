namespace Workbook.Engine.Errors;

/// <summary>
/// Finds what errors mean, for those who do not know C# well. The first rule that fits counts: those of extensions in the order in which
/// they were added, then the engine's own.
/// </summary>
public sealed class Advice
{
    private ImmutableList<Func<Fault, Explanation?>> _rules =
    [
        TupleAdvice.Find,
        ConstructionAdvice.Find,
        EnumerationAdvice.Find,
        NumberAdvice.Find,
        BraceAdvice.Find,
        ScopeAdvice.Unassigned,
        NameAdvice.Find,
    ];

    private ImmutableList<Func<Failure, Explanation?>> _exceptions = [IndexAdvice.Find];
    private ImmutableList<string> _unsaid = [];
    private int _first;
    private int _firstOfExceptions;

    internal Advice()
    {
    }

    /// <summary>Adds a rule for what the compiler refuses: an explanation, or null where it has none.</summary>
    public void Add(Func<Fault, Explanation?> rule) => _rules = _rules.Insert(_first++, rule);

    /// <summary>Adds a rule that is asked where neither <see cref="Add(Func{Fault, Explanation?})"/>'s nor the engine's fits.</summary>
    public void AddLast(Func<Fault, Explanation?> rule) => _rules = _rules.Add(rule);

    /// <summary>Adds a rule for exceptions: an explanation, or null where it has none.</summary>
    public void Add(Func<Failure, Explanation?> rule) => _exceptions = _exceptions.Insert(_firstOfExceptions++, rule);

    /// <summary>Leaves a text out of the compiler's messages, as a namespace with its dot that readers need not be told.</summary>
    public void LeaveOut(string text) => _unsaid = _unsaid.Add(text);

    /// <summary>Explains a compiler's error; null where its words must do.</summary>
    internal Explanation? Find(Fault fault) => First(_rules, rule => rule(fault));

    /// <summary>Explains an exception; null where its message must do.</summary>
    internal Explanation? Find(Failure failure) => First(_exceptions, rule => rule(failure));

    /// <summary>A message without what is left out.</summary>
    internal string Shorten(string message) =>
        _unsaid.Aggregate(message, (shorter, text) => shorter.Replace(text, "", StringComparison.Ordinal));

    // A rule that fails, as one made for another version of the engine, must not cost the error that it was to explain.
    private static Explanation? First<T>(IEnumerable<T> rules, Func<T, Explanation?> ask) =>
        rules.Select(rule =>
        {
            try
            {
                return ask(rule);
            }
            catch (Exception)
            {
                return null;
            }
        }).FirstOrDefault(found => found is not null);
}

/// <summary>What an error means, in sentences with code between backticks; and its mistake's id, where it has one.</summary>
public sealed record Explanation(string Text, string? Mistake = null)
{
    /// <summary>As it is printed.</summary>
    internal string Line => "What it means: " + Text;
}
