namespace Workbook.Checks.Mistakes;

/// <summary>Other words for a mistake in a task where its usual ones would speak of code that nobody has there. What is <see langword="null"/> stays as it is.</summary>
internal sealed record Wording
{
    /// <summary>The line of task 1.6, which has no node by node.</summary>
    public const string ShortForm = "dx = γ/√(σ² + ε) · (dout − its mean − its part along x̂)";

    /// <summary>The line of tasks 1.4d and 1.5 in which the division stands.</summary>
    public const string DirectWay = "dcᵢ = dx̂ᵢ / √(σ² + ε) + …";

    /// <summary>What leads to the division on the way back.</summary>
    public const string SlopeOfXHat = "x̂ = c · s with s = 1/√(σ² + ε): when one c grows by 1, by how much does its x̂ grow?";

    /// <summary>What leads to the scale of dx in the short form.</summary>
    public const string ScaleOfDx = "If all x were ten times as large, y would stay the same. By what factor should dx change then, and by what factor does it change here?";

    /// <summary>What leads to the powers in the short form.</summary>
    public const string ThreeFactors = "In step 2 of the derivation there are three factors s: one stays in front. Where do the other two go, and how many of them does this code have?";

    public string? Name { get; init; }

    public string? Sentence { get; init; }

    public string? Formula { get; init; }

    public string? Question { get; init; }
}
