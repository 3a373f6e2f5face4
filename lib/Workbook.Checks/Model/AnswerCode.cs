namespace Workbook.Checks.Model;

/// <summary>
/// What an answer's compiled code calls, as far as a check has to say something about it; names and numbers only, nothing of the
/// learner's.
/// </summary>
internal sealed record AnswerCode
{
    /// <summary>The name of the function that an identity stands for.</summary>
    public static string NameOf(string identity) => identity.Split('/')[1];

    /// <summary>Nothing is known of it.</summary>
    public static AnswerCode Unknown { get; } = new();

    /// <summary>The answers themselves, by an identity that a function which is defined again does not share.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>The learner's other methods that are called on the way, by the same identity.</summary>
    public IReadOnlySet<string> Calls { get; init; } = new HashSet<string>();

    /// <summary>Layers of this library that it calls: "BatchNorm.Forward".</summary>
    public IReadOnlyList<string> BuiltIns { get; init; } = [];

    /// <summary>The learner's own methods that it calls in an older version than the one that now has the name.</summary>
    public IReadOnlyList<string> Outdated { get; init; } = [];

    /// <summary>Whether MathNet's own statistics are called, whose variances are divided by N − 1.</summary>
    public bool CallsStatistics { get; init; }

    /// <summary>Whether the learner's code divides whole numbers; <see langword="null"/> where that cannot be told.</summary>
    public bool? DividesWholeNumbers { get; init; }

    /// <summary>Whether the learner's code writes into a matrix or vector that exists already.</summary>
    public bool WritesInPlace { get; init; }

    /// <summary>Whether it does so after it has used once more what it has put into a cache as x̂.</summary>
    public bool WritesAfterCache { get; init; }

    /// <summary>Whether it makes matrices or vectors that have to be filled.</summary>
    public bool MakesEmpty { get; init; }

    /// <summary>" It returns in line 14.", where the notebook's engine knows; else empty.</summary>
    public string Returns { get; init; } = "";

    /// <summary>A method among them whose newest version did not compile, and the cell of that; else <see langword="null"/>.</summary>
    public (string Method, string Cell)? Broken { get; init; }
}
