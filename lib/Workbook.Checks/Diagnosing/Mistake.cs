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

    /// <summary>Ids of mistakes that are part of this one: making all of them gives the same result.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether an answer's code can have made it; asked where another mistake gives the same results.</summary>
    public Func<AnswerCode, bool> IsPossibleIn { get; init; } = _ => true;

    /// <summary>The mistake in the words of a task.</summary>
    public Mistake In(string task) => WordsIn.GetValueOrDefault(task) is not { } words ? this : this with
    {
        Name = words.Name ?? Name,
        Sentence = words.Sentence ?? Sentence,
        Formula = words.Formula ?? Formula,
        Question = words.Question ?? Question,
    };

    /// <summary>The ways to make it that are looked for in a task.</summary>
    public IEnumerable<Func<Recipe, Recipe>> VariantsOf(string task) => [.. Variants, .. VariantsIn.GetValueOrDefault(task, [])];
}

/// <summary>
/// Other words for a mistake in a task where its usual ones would speak of code that nobody has there. What is <see langword="null"/>
/// stays as it is.
/// </summary>
internal sealed record Wording(string? Name = null, string? Sentence = null, string? Formula = null, string? Question = null);
