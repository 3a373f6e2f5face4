namespace Workbook.Authoring;

/// <summary>Typesets what the notebooks use of LaTeX as MathML, which browsers draw without scripts or further fonts.</summary>
internal sealed class LatexToMathMl(string formula)
{
    private readonly LatexReader _in = new(formula);

    /// <summary>A <c>math</c> element for LaTeX without the dollars, its annotation; displayed, it stands on a line of its own.</summary>
    /// <exception cref="LatexException">The formula holds something that is not known.</exception>
    public static string Convert(string formula, bool display)
    {
        var body = new LatexToMathMl(formula.Trim()).All();
        return $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{(display ? " display=\"block\"" : "")}><semantics>{Row(body)}"
            + $"<annotation encoding=\"application/x-tex\">{WebUtility.HtmlEncode(formula.Trim())}</annotation></semantics></math>";
    }

    private string All()
    {
        var body = List(_ => false);
        return _in.Peek is null ? body : throw new LatexException($"\"{_in.Peek}\" without its beginning");
    }

    private static string Row(string body) => $"<mrow>{body}</mrow>";

    // A run of atoms with their scripts, up to a token that ends it (which stays) or one that cannot stand in a run.
    private string List(Func<string, bool> ends)
    {
        var body = new StringBuilder();
        while (true)
        {
            _in.SkipSpaces();
            if (_in.Peek is not { } token || ends(token) || token is "}" or "&" or @"\\" or @"\right" or @"\end")
            {
                return body.ToString();
            }

            body.Append(WithScripts());
        }
    }

    private string WithScripts()
    {
        var token = _in.Peek!;
        var limits = LatexSymbols.Large.ContainsKey(token) || LatexSymbols.Functions.GetValueOrDefault(token);
        var atom = token is "^" or "_" ? "<mrow></mrow>" : Atom();
        string? below = null, above = null;
        while (true)
        {
            _in.SkipSpaces();
            switch (_in.Peek)
            {
                case "_" when below is null:
                    _in.Take();
                    below = Argument();
                    break;
                case "^" when above is null:
                    _in.Take();
                    above = Argument();
                    break;
                case "'":
                    _in.Take();
                    above += "<mo>′</mo>";
                    break;
                case "_" or "^":
                    throw new LatexException($"two {_in.Peek} on one symbol");
                default:
                    return Scripts(atom, below, above is null ? null : Row(above), limits);
            }
        }
    }

    private static string Scripts(string atom, string? below, string? above, bool limits) => (below, above) switch
    {
        (null, null) => atom,
        (_, null) => limits ? $"<munder>{atom}{below}</munder>" : $"<msub>{atom}{below}</msub>",
        (null, _) => limits ? $"<mover>{atom}{above}</mover>" : $"<msup>{atom}{above}</msup>",
        _ => limits ? $"<munderover>{atom}{below}{above}</munderover>" : $"<msubsup>{atom}{below}{above}</msubsup>",
    };

    private string Atom()
    {
        var token = _in.Take();
        return token switch
        {
            "~" or ['\\', ..] => Command(token),
            "{" => Row(Group()),
            [>= '0' and <= '9', ..] => $"<mn>{token}</mn>",
            _ when char.IsLetter(token, 0) => $"<mi>{token}</mi>",
            "-" => "<mo>−</mo>",
            "*" => "<mo>∗</mo>",
            "(" or ")" or "[" or "]" or "|" => $"<mo stretchy=\"false\">{token}</mo>",
            _ => $"<mo>{WebUtility.HtmlEncode(token)}</mo>",
        };
    }

    private string Command(string name) => name switch
    {
        // Capital Greek is upright in LaTeX.
        _ when LatexSymbols.Letters.TryGetValue(name, out var letter) =>
            char.IsUpper(letter, 0) ? $"<mi mathvariant=\"normal\">{letter}</mi>" : $"<mi>{letter}</mi>",
        _ when LatexSymbols.Operators.TryGetValue(name, out var sign) => $"<mo>{WebUtility.HtmlEncode(sign)}</mo>",
        _ when LatexSymbols.Large.TryGetValue(name, out var large) => $"<mo movablelimits=\"true\">{large}</mo>",
        _ when LatexSymbols.Functions.TryGetValue(name, out var movable) =>
            movable ? $"<mo movablelimits=\"true\">{name[1..]}</mo>" : $"<mi>{name[1..]}</mi><mo>⁡</mo>",
        _ when LatexSymbols.Spaces.TryGetValue(name, out var em) => $"<mspace width=\"{em}em\"/>",
        _ when LatexSymbols.Accents.TryGetValue(name, out var accent) => $"<mover accent=\"true\">{Argument()}<mo "
            + $"stretchy=\"{(name is @"\overline" or @"\widehat" or @"\widetilde" ? "true" : "false")}\">{accent}</mo></mover>",
        _ when LatexSymbols.Styles.TryGetValue(name, out var style) => $"<mi mathvariant=\"normal\" "
            + $"class=\"{style}\">{WebUtility.HtmlEncode(_in.Verbatim().Replace(" ", "", StringComparison.Ordinal))}</mi>",
        @"\frac" or @"\dfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
        @"\tfrac" => $"<mstyle displaystyle=\"false\" scriptlevel=\"0\"><mfrac>{Argument()}{Argument()}</mfrac></mstyle>",
        @"\binom" => $"<mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo>",
        @"\sqrt" => Root(),
        @"\text" or @"\textrm" or @"\mbox" =>
            $"<mtext>{WebUtility.HtmlEncode(_in.Verbatim()).Replace(" ", "\u00A0", StringComparison.Ordinal)}</mtext>",
        @"\underbrace" => $"<munder>{Argument()}<mo stretchy=\"true\">⏟</mo></munder>",
        @"\left" => Fenced(),
        @"\big" or @"\Big" or @"\bigl" or @"\bigr" or @"\Bigl" or @"\Bigr" or @"\displaystyle" or @"\textstyle" or @"\limits" => "",
        @"\begin" => Table(),
        _ => throw new LatexException($"{name} is not known"),
    };

    private string Root()
    {
        _in.SkipSpaces();
        if (_in.Peek != "[")
        {
            return $"<msqrt>{Argument()}</msqrt>";
        }

        _in.Take();
        var degree = Row(List(t => t == "]"));
        _in.Expect("]");
        return $"<mroot>{Argument()}{degree}</mroot>";
    }

    private string Fenced()
    {
        var left = Fence();
        var body = List(_ => false);
        _in.Expect(@"\right");
        return $"<mrow>{left}{body}{Fence()}</mrow>";
    }

    private string Fence()
    {
        _in.SkipSpaces();
        var token = _in.Take();
        var sign = LatexSymbols.Operators.GetValueOrDefault(token, token);
        return sign == "." ? "" : $"<mo stretchy=\"true\">{WebUtility.HtmlEncode(sign)}</mo>";
    }

    private string Table()
    {
        var name = _in.Verbatim();
        if (!LatexSymbols.Tables.TryGetValue(name, out var table))
        {
            throw new LatexException($"\\begin{{{name}}} is not known");
        }

        if (name == "array")
        {
            _in.Verbatim();
        }

        var rows = new StringBuilder("<mtr><mtd>");
        while (true)
        {
            rows.Append(List(_ => false));
            var token = _in.Take();
            if (token == "&")
            {
                rows.Append("</mtd><mtd>");
            }
            else if (token == @"\\")
            {
                rows.Append("</mtd></mtr><mtr><mtd>");
            }
            else if (token == @"\end" && _in.Verbatim() == name)
            {
                break;
            }
            else
            {
                throw new LatexException($"\\begin{{{name}}} without \\end{{{name}}}");
            }
        }

        rows.Append("</mtd></mtr>");
        var spacing = table.Align == "right left" ? " columnspacing=\"0.2em\"" : "";
        // Browsers that ignore columnalign see the style.
        return $"<mrow>{Bracket(table.Left)}<mtable displaystyle=\"{(table.Align == "right left" ? "true" : "false")}\" "
            + $"columnalign=\"{table.Align}\" "
                + $"class=\"{table.Align.Replace(' ', '-')}\"{spacing}>{rows}</mtable>{Bracket(table.Right)}</mrow>";
    }

    private static string Bracket(string sign) => sign.Length == 0 ? "" : $"<mo stretchy=\"true\">{sign}</mo>";

    // One argument: a group, or the next atom alone (\frac12 has two).
    private string Argument()
    {
        _in.SkipSpaces();
        switch (_in.Peek)
        {
            case null:
                throw new LatexException("an argument is missing at the end");
            case "{":
                _in.Take();
                return Row(Group());
            default:
                _in.SplitNumber();
                return Atom();
        }
    }

    private string Group()
    {
        var body = List(_ => false);
        _in.Expect("}");
        return body;
    }
}
