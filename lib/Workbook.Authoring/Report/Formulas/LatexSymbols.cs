using System.Collections.Frozen;

namespace Workbook.Authoring;

/// <summary>What the commands without arguments stand for.</summary>
internal static class LatexSymbols
{
    /// <summary>Letters, set as identifiers.</summary>
    public static FrozenDictionary<string, string> Letters { get; } = Pairs(
        """
        \alpha α   \beta β   \gamma γ   \delta δ   \epsilon ϵ   \varepsilon ε   \zeta ζ   \eta η   \theta θ
        \vartheta ϑ   \iota ι   \kappa κ   \lambda λ   \mu μ   \nu ν   \xi ξ   \pi π   \rho ρ   \sigma σ   \tau τ
        \upsilon υ   \phi ϕ   \varphi φ   \chi χ   \psi ψ   \omega ω   \Gamma Γ   \Delta Δ   \Theta Θ   \Lambda Λ
        \Xi Ξ   \Pi Π   \Sigma Σ   \Phi Φ   \Psi Ψ   \Omega Ω   \ell ℓ   \infty ∞   \emptyset ∅   \hbar ℏ
        """);

    /// <summary>Operators, relations and arrows.</summary>
    public static FrozenDictionary<string, string> Operators { get; } = Pairs(
        """
        \cdot ⋅   \times ×   \div ÷   \pm ±   \mp ∓   \odot ⊙   \otimes ⊗   \oplus ⊕   \circ ∘   \ast ∗   \star ⋆
        \le ≤   \leq ≤   \ge ≥   \geq ≥   \ne ≠   \neq ≠   \approx ≈   \sim ∼   \simeq ≃   \equiv ≡   \propto ∝
        \ll ≪   \gg ≫   \in ∈   \notin ∉   \subset ⊂   \cup ∪   \cap ∩   \to →   \rightarrow →   \leftarrow ←
        \gets ←   \mapsto ↦   \Rightarrow ⇒   \Leftarrow ⇐   \Leftrightarrow ⇔   \implies ⟹   \iff ⟺   \partial ∂
        \nabla ∇   \forall ∀   \exists ∃   \mid ∣   \colon :   \dots …   \ldots …   \cdots ⋯   \vdots ⋮   \ddots ⋱
        \{ {   \} }   \% %   \_ _   \# #   \& &   \$ $   \| ‖   \lVert ‖   \rVert ‖   \lvert |   \rvert |   \langle ⟨
        \rangle ⟩   \lfloor ⌊   \rfloor ⌋   \lceil ⌈   \rceil ⌉   \top ⊤   \prime ′   \lbrace {   \rbrace }
        """);

    /// <summary>Operators whose bounds stand above and below them in a displayed formula.</summary>
    public static FrozenDictionary<string, string> Large { get; } = Pairs(
        """
        \sum ∑   \prod ∏   \int ∫   \bigcup ⋃   \bigcap ⋂
        """);

    /// <summary>Functions, set upright; those of which it is true take bounds below.</summary>
    public static FrozenDictionary<string, bool> Functions { get; } = @"\max \min \lim \sup \inf \Pr".Split(' ')
        .Select(name => (name, true))
        .Concat(@"\arg \log \ln \exp \sin \cos \tan \tanh \det".Split(' ').Select(name => (name, false)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2);

    /// <summary>Spaces, in em.</summary>
    public static FrozenDictionary<string, string> Spaces { get; } = new Dictionary<string, string>
    {
        [@"\,"] = "0.167",
        [@"\:"] = "0.222",
        [@"\>"] = "0.222",
        [@"\;"] = "0.278",
        [@"\ "] = "0.333",
        [@"~"] = "0.333",
        [@"\!"] = "-0.167",
        [@"\quad"] = "1",
        [@"\qquad"] = "2",
    }.ToFrozenDictionary();

    /// <summary>Accents over what follows.</summary>
    public static FrozenDictionary<string, string> Accents { get; } = Pairs(
        """
        \hat ^   \widehat ^   \bar ¯   \overline ¯   \tilde ~   \widetilde ~   \vec →   \dot ˙   \ddot ¨
        """);

    /// <summary>Styles of letters, as the classes that the report styles.</summary>
    public static FrozenDictionary<string, string> Styles { get; } = Pairs(
        """
        \mathrm upright   \operatorname upright   \mathbf bold   \boldsymbol bold-italic   \mathsf sans-serif
        \mathtt monospace   \mathbb double-struck   \mathcal script   \mathit italic
        """);

    /// <summary>Tables and the brackets around them.</summary>
    public static FrozenDictionary<string, (string Left, string Right, string Align)> Tables { get; } =
        new Dictionary<string, (string, string, string)>
        {
            ["aligned"] = ("", "", "right left"),
            ["align"] = ("", "", "right left"),
            ["align*"] = ("", "", "right left"),
            ["split"] = ("", "", "right left"),
            ["gathered"] = ("", "", "center"),
            ["matrix"] = ("", "", "center"),
            ["pmatrix"] = ("(", ")", "center"),
            ["bmatrix"] = ("[", "]", "center"),
            ["vmatrix"] = ("|", "|", "center"),
            ["cases"] = ("{", "", "left"),
            ["array"] = ("", "", "center"),
        }.ToFrozenDictionary();

    // Pairs of a command and what it stands for, apart by spaces.
    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
