namespace Workbook.Checks.Diagnosing;

/// <summary>
/// A known mistake: what to say to a learner who made it, and small wrong implementations of it, as changes of a correct
/// <see cref="Recipe"/>. An answer whose results equal those of a wrong implementation on the same inputs has made that mistake.
/// </summary>
/// <param name="Id">Its id: "bn-momentum-swapped".</param>
/// <param name="Name">Its name, a few words.</param>
/// <param name="Tasks">The tasks in which its variants are looked for: "1.3". Empty where something else than results tells it.</param>
/// <param name="Sentence">What the learner's code does, in one sentence.</param>
/// <param name="Formula">The line of the formula that it concerns.</param>
/// <param name="Question">A question whose answer is the way to the fix; it does not give the fix away.</param>
/// <param name="Variants">The ways to make it. None where something else than a wrong result tells it.</param>
internal sealed record Mistake(
    string Id,
    string Name,
    IReadOnlyList<string> Tasks,
    string Sentence,
    string Formula,
    string Question,
    params IReadOnlyList<Func<Recipe, Recipe>> Variants)
{
    /// <summary>Whether <see cref="Formula"/> is a rule in words: shown as prose.</summary>
    public bool FormulaIsRule { get; init; }

    /// <summary>Other words in some tasks.</summary>
    public Dictionary<string, Wording> WordsIn { get; } = [];

    /// <summary>More ways to make it, each looked for in one task only, because elsewhere something more common gives the same.</summary>
    public Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>> VariantsIn { get; } = [];

    /// <summary>More ways to make it in a task, each with words of its own.</summary>
    public Func<string, IReadOnlyList<Variant>> Family { get; init; } = _ => [];

    /// <summary>Ways to make it with a number of one's own, each looked for in the tasks named.</summary>
    public IReadOnlyList<(string[] Tasks, NumberVariant Variant)> Numbers { get; init; } = [];

    /// <summary>Whether it is named only where none of the others explains as much: it says where, and no more.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>What is said of it before the words of a task and its own.</summary>
    public Wording? Said { get; init; }

    /// <summary>Ids of mistakes that are part of this one: making all of them gives the same result.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether an answer's code can have made it, whatever its results are.</summary>
    public Func<AnswerCode, bool> IsPossibleIn { get; init; } = _ => true;

    /// <summary>Whether an answer's code shows it, and not the results alone: it goes before others with equal results.</summary>
    public Func<AnswerCode, bool> IsSeenIn { get; init; } = _ => false;

    /// <summary>Outputs that come before it: where one is wrong for a reason that is not known, it is not told.</summary>
    public IReadOnlyList<string> RightBefore { get; init; } = [];

    /// <summary>Whether it makes the whole result another one, so that nothing else in it can be told: it is no part of a pair.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The mistake in the words of a task.</summary>
    public Mistake In(string task) => (Said ?? WordsIn.GetValueOrDefault(task)) is not { } words ? this : this with
    {
        Name = words.Name ?? Name,
        Sentence = words.Sentence ?? Sentence,
        Formula = words.Formula ?? Formula,
        Question = words.Question ?? Question,
    };

    /// <summary>The ways to make it that are looked for in a task.</summary>
    public IEnumerable<Variant> VariantsOf(string task) =>
        [.. Variants.Concat(VariantsIn.GetValueOrDefault(task, [])).Select(change => new Variant(change)), .. Family(task)];

    /// <summary>The ways to make it with a number of one's own that are looked for in a task.</summary>
    public IEnumerable<NumberVariant> NumbersOf(string task) =>
        Numbers.Where(number => number.Tasks.Contains(task)).Select(number => number.Variant);
}

/// <summary>
/// Other words for a mistake in a task where its usual ones would speak of code that nobody has there. What is <see langword="null"/>
/// stays as it is.
/// </summary>
internal sealed record Wording(string? Name = null, string? Sentence = null, string? Formula = null, string? Question = null);
