namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>How a learner reads the tables and steps of the graphs of a normalization.</summary>
/// <param name="length">How many values a line has: "N".</param>
/// <param name="lines">How many lines there are: "D".</param>
/// <param name="each">What is done again and again along a line: "row" of a column.</param>
internal sealed class GraphWords(string length, string lines, string each)
{
    private static readonly GraphWords OverRows = new("N", "D", "row");

    private const string Factor = "Which line brings this factor in, and what does the formula have there?";

    /// <summary>What is said of an edit.</summary>
    public Wording Of(Edit edit)
    {
        var title = Title(edit.Step);
        var (wanted, found) = (Symbol(edit.Wanted), Symbol(edit.Found));
        var formula = Formula(edit.Step);
        return edit.Kind switch
        {
            EditKind.Sign => new(
                $"wrong sign: {title}",
                edit.Wanted.Length == 0 ? $"{Start(title)} has the wrong sign." : $"In {title}, the sign of {wanted} is the wrong one.",
                formula, "When the input of this step grows a little, does its result grow or shrink?"),
            EditKind.Number when edit.Wanted == "1" => new(
                $"{(edit.Found == "2" ? "twice" : "half of")} {title}",
                $"{Start(title)} is {(edit.Found == "2" ? "twice" : "half of")} what it should be.", formula, Factor),
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
            EditKind.Extra when Missing(edit.Found, wanted.Length > 0 ? wanted : title) is { } missing => new(
                $"{missing} missing: {(wanted.Length > 0 ? $"{wanted} in {title}" : title)}",
                $"{Start(wanted.Length > 0 ? $"{wanted} in {title}" : title)} lacks {missing}, or has {found} too much, which is the same.",
                formula, $"Where does the formula have {missing}, and where does this code?"),
            EditKind.Extra => new(
                $"{found} too much: {(wanted.Length > 0 ? $"{wanted} in {title}" : title)}",
                $"{Start(wanted.Length > 0 ? $"{wanted} in {title}" : title)} has {found} once too often as a factor.", formula,
                $"Which bracket does {found} stand in front of in the formula, and which one here?"),
            _ => (edit.IsOverRows ? OverRows : this).Sum(Enum.Parse<Summing>(edit.Found), title, formula),
        };
    }

    /// <summary>What is said of a number of one's own, given as text.</summary>
    public Wording Of(NumberEdit edit, string number)
    {
        var (title, formula) = (Title(edit.Step), Formula(edit.Step));
        title = edit.Term.Length > 0 ? $"{Symbol(edit.Term)} in {title}" : title;
        return edit.Kind switch
        {
            EditKind.Epsilon => new(
                $"ε = {number} in {title}", $"{Start(title)} behaves as with ε = {number}, whatever is passed in.", formula,
                "Which line of this code changes what it computes when another ε is passed in?"),
            EditKind.Power => new(
                $"the power {number} in {title}",
                $"In {title}, σ² + ε has the power {number}. (Of its root, √(σ² + ε), that is twice as much.)", formula,
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

    private string Title(string step) => step switch
    {
        "gc" or "ds" => "ds",
        "dvar" => "dσ²",
        "direct" => "the direct way",
        "through variance" => "the way through the variance",
        "dc" => "d(x − μ)",
        "sum of dc" or "dmean" or "sum of direct" => "dμ",
        "through mean" => "the way through the mean",
        "doutXHat" or "dgamma" => "dγ",
        "dbeta" => "dβ",
        "sum of g" or "mean of g" => "the mean that is taken away",
        "gx" or "sum of gx" or "along" => "the part along x̂",
        "inner" => "the bracket of dx",
        "sum of x" => "μ",
        "squares" or "sum of squares" => "σ²",
        "scaled" => "γ·x̂",
        "out" => "y",
        _ => Symbol(step),
    };

    private string Formula(string step) => step switch
    {
        "c" => "c = x − μ",
        "v" => "σ² + ε, as in the forward pass",
        "g" => "dx̂ = dout · γ",
        "gc" or "ds" => "ds = Σ dx̂ · (x − μ)",
        "dvar" => "dσ² = −½ · ds · (σ² + ε)^(−3/2)",
        "direct" => "dx = dx̂/√(σ² + ε) + …",
        "through variance" => $"dx = … + dσ² · 2(x − μ)/{length} + …",
        "dc" => $"dc = dx̂/√(σ² + ε) + dσ² · 2(x − μ)/{length}",
        "sum of dc" or "dmean" => "dμ = −Σ dc",
        "sum of direct" => "dμ = −Σ dx̂/√(σ² + ε)",
        "through mean" or "dx" => $"dx = dc + dμ/{length}",
        "doutXHat" or "dgamma" => "dγ = Σᵢ doutᵢ · x̂ᵢ",
        "dbeta" => "dβ = Σᵢ doutᵢ",
        "sum of x" or "mean" => $"μ = 1/{length} · Σ x",
        "squares" or "sum of squares" or "variance" => $"σ² = 1/{length} · Σ (x − μ)²",
        "xHat" => "x̂ = (x − μ) / √(σ² + ε)",
        "scaled" or "out" => "y = γ · x̂ + β",
        _ => "dx = (dx̂ − its mean − its part along x̂) / √(σ² + ε)",
    };

    private string Symbol(string name) => name switch
    {
        "c" => "x − μ",
        "v" => "σ² + ε",
        "g" => "dx̂",
        "gamma" => "γ",
        "beta" => "β",
        "mean" => "μ",
        "variance" => "σ²",
        "epsilon" => "ε",
        "xHat" => "x̂",
        "n" => length,
        "n^-1" => $"1/{length}",
        "m" => lines,
        "m^-1" => $"1/{lines}",
        "v^-0.5" => "1/√(σ² + ε)",
        "v^0.5" => "√(σ² + ε)",
        "variance^-0.5" => "1/√σ²",
        "v^-1" => "1/(σ² + ε)",
        "v^-1.5" => "(σ² + ε)^(−3/2)",
        "v^1.5" => "(σ² + ε)^(3/2)",
        "variance^-1.5" => "(σ²)^(−3/2)",
        "gamma^-1" => "1/γ",
        "sum of g" => "Σ dx̂",
        "sum of gx" => "Σ dx̂ · x̂",
        "sum of dc" => "Σ dc",
        "sum of x" => "Σ x",
        "sum of squares" => "Σ (x − μ)²",
        "sum of direct" => "its sum",
        "squares" => "(x − μ)²",
        "gx" => "dx̂ · x̂",
        "gc" => "dx̂ · (x − μ)",
        "doutXHat" => "dout · x̂",
        "dvar" => "dσ²",
        "dmean" => "dμ",
        "inner" => "the bracket",
        "c^-1" => "1/(x − μ)",
        "c^2" => "(x − μ)²",
        "direct" => "the direct way",
        "through variance" => "the way through the variance",
        "through mean" => "the way through the mean",
        "mean of g" => "the mean",
        "along" => "the part along x̂",
        "scaled" => "γ·x̂",
        _ when name.Split('^') is [var of, var power] => power switch
        {
            "2" => $"{Symbol(of)}²",
            "-1" => $"1/{Symbol(of)}",
            "-2" => $"1/{Symbol(of)}²",
            _ => $"({Symbol(of)})^{power.Replace('-', '−')}",
        },
        _ => name,
    };

    // What the formula has there, and this code has not, where a factor seems too much.
    private string? Missing(string found, string where) => found switch
    {
        "v^0.5" when where is "the direct way" or "dμ" => Symbol("v^-0.5"),
        "gamma^-1" when where is not ("dγ" or "dβ") => Symbol("gamma"),
        _ => null,
    };

    // A symbol keeps its letter.
    private static string Start(string text)
        => text.StartsWith("the ", StringComparison.Ordinal) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
