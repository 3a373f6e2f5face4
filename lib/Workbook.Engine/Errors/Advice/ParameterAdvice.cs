namespace Workbook.Engine.Errors;

/// <summary>A name that is no variable, but a property of what the method is given: <c>eps</c> for <c>state.Epsilon</c>.</summary>
internal static partial class ParameterAdvice
{
    /// <summary>Explains a name that exactly one property of a parameter has or that is surely short for it.</summary>
    public static Explanation? Find(Fault fault)
    {
        var name = NameAdvice.Plain(fault.Text);
        var all = Parameters(fault).SelectMany(parameter => Properties(parameter.Type).Select(property => (parameter, property))).ToList();
        var fitting = all.FindAll(candidate => NameAdvice.Plain(candidate.property.Name) == name);
        if (fitting.Count == 0)
        {
            fitting = all.FindAll(candidate => Abbreviates(name, candidate.property));
        }

        return fitting is [var (holder, held)] && fault.Node.Parent is not InvocationExpressionSyntax
            ? new($"There is no variable `{fault.Text}` here, but the parameter `{holder.Name}` has `{holder.Name}.{held.Name}`.")
            : null;
    }

    private static IEnumerable<IParameterSymbol> Parameters(Fault fault)
    {
        var symbol = fault.Model.GetEnclosingSymbol(fault.Node.SpanStart);
        while (symbol is IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters.Where(parameter => !parameter.IsImplicitlyDeclared))
            {
                yield return parameter;
            }

            symbol = symbol.ContainingSymbol;
        }
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false }))
            {
                yield return property;
            }
        }
    }

    // The beginning of its name; of a number's also that of its last word, if only the letter. What has an index is known by that.
    private static bool Abbreviates(string name, IPropertySymbol property)
    {
        if (property.ContainingType.GetMembers().OfType<IPropertySymbol>().Any(other => other.IsIndexer))
        {
            return false;
        }

        var words = Word().Matches(property.Name).Select(word => NameAdvice.Plain(word.Value)).ToList();
        return (name.Length >= 3 && NameAdvice.Plain(property.Name).StartsWith(name, StringComparison.Ordinal))
            || (property.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
                && words.Count > 1
                && (name.Length is 1 or >= 3)
                && words[^1].StartsWith(name, StringComparison.Ordinal));
    }

    [GeneratedRegex("[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Word();
}
