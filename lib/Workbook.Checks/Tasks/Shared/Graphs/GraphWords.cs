namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>What is said of slips in the graphs of a normalization.</summary>
/// <param name="lines">How many lines there are: "D".</param>
/// <param name="each">What is done again and again along a line: "row" of a column.</param>
internal sealed class GraphWords(string lines, string each)
{
    private static readonly GraphWords OverRows = new("D", "row");

    private const string Factor = "Which line brings this factor in, and what does the formula have there?";

    /// <summary>What is said of an edit.</summary>
    public Wording Of(Edit edit)
    {
        var (title, formula, wanted, found) = (edit.Step.Title, edit.Step.Formula, edit.Wanted, edit.Found);
        var where = wanted.Length > 0 ? $"{wanted} in {title}" : title;
        return edit.Kind switch
        {
            EditKind.Sign => new(
                $"wrong sign: {title}",
                wanted.Length == 0 ? $"{Start(title)} has the wrong sign." : $"In {title}, the sign of {wanted} is the wrong one.",
                formula, "When the input of this step grows a little, does its result grow or shrink?"),
            EditKind.Number when wanted == "1" => new(
                $"{(found == "2" ? "twice" : "half of")} {title}",
                $"{Start(title)} is {(found == "2" ? "twice" : "half of")} what it should be.", formula, Factor),
            EditKind.Number => new($"{wanted} twice in {title}", $"In {title}, {wanted} is counted twice.", formula, Factor),
            EditKind.Missing => new(
                $"{wanted} left out: {title}", $"{Start(title)} lacks {wanted}.", formula,
                $"Where does the formula have {wanted}, and where does this code?"),
            EditKind.Swapped => new(
                $"{found} in place of {wanted}", $"In {title}, {found} stands where {wanted} belongs.", formula,
                "Which value does the formula have at this place, and which of this code's variables holds it?"),
            EditKind.Power => new(
                $"{found} in place of {wanted}", $"In {title}, {found} stands where {wanted} belongs: another power.", formula,
                "How often, and on which side of the fraction, does it stand in the formula?"),
            EditKind.Extra when Missing(found, wanted.Length > 0 ? wanted : title) is { } missing => new(
                $"{missing} missing: {where}", $"{Start(where)} lacks {missing}, or has {found} too much, which is the same.", formula,
                $"Where does the formula have {missing}, and where does this code?"),
            EditKind.Extra => new(
                $"{found} too much: {where}", $"{Start(where)} has {found} once too often as a factor.", formula,
                $"Which bracket does {found} stand in front of in the formula, and which one here?"),
            _ => (edit.Step is Total { OverRows: true } ? OverRows : this).Sum(edit.How, title, formula),
        };
    }

    /// <summary>What is said of a number of one's own, given as text.</summary>
    public static Wording Of(NumberEdit edit, string number)
    {
        var (title, formula) = (edit.Step.Title, edit.Step.Formula);
        title = edit.Term.Length > 0 ? $"{edit.Term} in {title}" : title;
        return edit.Kind switch
        {
            EditKind.Epsilon => new(
                $"ε = {number} in {title}", $"{Start(title)} behaves as with ε = {number}, whatever is passed in.", formula,
                "Which line of this code changes what it computes when another ε is passed in?"),
            EditKind.Power => new(
                $"the power {number} in {title}",
                $"In {title}, σ² + ε has the power {number}; of its root √(σ² + ε), that is twice as much.", formula,
                "Which power has it in the formula, and is it a power of σ² + ε or of its root?"),
            _ => new(
                $"the factor {number} in {title}",
                $"{Start(title)} has the factor {number} where {edit.Right.ToString("G4", CultureInfo.InvariantCulture)} belongs.", formula,
                Factor),
        };
    }

    private Wording Sum(Summing how, string title, string formula) => how switch
    {
        Summing.Last => new(
            $"only the last term of the sum: {title}",
            $"Of the sum in {title} only the last term is left: each {each} overwrites what was there (= in place of +=).",
            formula, "What is in the variable after two turns of the loop, and what should be?"),
        Summing.First => new(
            $"only the first term of the sum: {title}", $"Of the sum in {title} only the first term is there.", formula,
            $"Which line runs for every {each}, and does it add?"),
        Summing.WithoutFirst => new(
            $"the first {each} left out: {title}", $"The sum in {title} leaves out the first {each}.", formula,
            "Which is the first value of the loop's index?"),
        Summing.WithoutLast => new(
            $"the last {each} left out: {title}", $"The sum in {title} leaves out the last {each}.", formula,
            "Which is the last value of the loop's index?"),
        Summing.Running => new(
            $"a sum that is not complete yet: {title}",
            $"Each {each} gets what has been added up so far in {title}, not the whole sum: it is used in the loop that still adds.",
            formula, "When is this sum complete, and in which loop is it used?"),
        Summing.Own => new(
            $"not added up: {title}", $"What should be added up in {title} is used as it is, each {each}'s own value.", formula,
            "How many values should this step give, and how many does it give here?"),
        Summing.Repeated => new(
            $"added up {lines} times: {title}", $"The sum in {title} is {lines} times too large: an inner loop repeats every addition.",
            formula, "How often does the innermost line run for one entry of the matrix?"),
        Summing.Across => new(
            $"along the other axis: {title}", $"The sum in {title} runs along the other axis.", formula,
            "How many values should come out of this sum: one for each column, or one for each row?"),
        Summing.Everything => new(
            $"one sum for the whole matrix: {title}", $"The sum in {title} runs over the whole matrix.", formula,
            "How many values should come out of this sum?"),
        _ => new(
            $"sums multiplied instead of products added: {title}",
            $"In {title} two sums are multiplied, where the products should be added up.", formula,
            "Is 1·2 + 3·4 the same as (1 + 3)·(2 + 4)?"),
    };

    // What the formula has there, and this code has not, where a factor seems too much.
    private static string? Missing(string found, string where) => (found, where) switch
    {
        ("√(σ² + ε)", "the direct way" or "dμ") => "1/√(σ² + ε)",
        ("1/γ", not ("dγ" or "dβ")) => "γ",
        _ => null,
    };

    // A symbol keeps its letter.
    private static string Start(string text)
        => text.StartsWith("the ", StringComparison.Ordinal) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
