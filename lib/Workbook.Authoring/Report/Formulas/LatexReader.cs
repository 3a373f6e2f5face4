namespace Workbook.Authoring;

/// <summary>Reads a formula token by token.</summary>
internal sealed class LatexReader(string formula)
{
    private readonly List<string> _tokens = [.. LatexLexer.Split(formula)];
    private int _next;

    /// <summary>The next token, which stays; null at the end.</summary>
    public string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Splits a number that comes next after its first digit: <c>\frac12</c> is one over two.</summary>
    public void SplitNumber()
    {
        if (Peek is { Length: > 1 } digits && char.IsAsciiDigit(digits[0]))
        {
            _tokens[_next] = digits[..1];
            _tokens.Insert(_next + 1, digits[1..]);
        }
    }

    /// <summary>Reads a group, or one token, as text.</summary>
    public string Verbatim()
    {
        SkipSpaces();
        if (Peek != "{")
        {
            return Take().TrimStart('\\');
        }

        _next++;
        var text = new StringBuilder();
        for (var depth = 1; ;)
        {
            var token = Take();
            depth += token == "{" ? 1 : token == "}" ? -1 : 0;
            if (depth == 0)
            {
                return text.ToString();
            }

            text.Append(token.Length == 2 && token[0] == '\\' && !char.IsAsciiLetter(token[1]) ? token[1..] : token);
        }
    }

    /// <exception cref="LatexException">Another one is.</exception>
    public void Expect(string token)
    {
        SkipSpaces();
        if (Peek != token)
        {
            throw new LatexException($"found {(Peek is null ? "the end" : $"\"{Peek}\"")}; wanted \"{token}\"");
        }

        _next++;
    }

    /// <exception cref="LatexException">There is none left.</exception>
    public string Take() => Peek is null ? throw new LatexException("the formula ends too early") : _tokens[_next++];

    public void SkipSpaces()
    {
        while (Peek == " ")
        {
            _next++;
        }
    }
}

/// <summary>A formula uses something that the report does not typeset, or is malformed.</summary>
internal sealed class LatexException(string message) : Exception(message);
