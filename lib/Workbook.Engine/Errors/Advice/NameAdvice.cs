namespace Workbook.Engine.Errors;

/// <summary>Names that the compiler does not find: misspelt ones, those of types that want a <c>using</c>, those of other cells.</summary>
internal static class NameAdvice
{
    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0103" when ScopeAdvice.Inner(fault) is { } inner => inner,
        "CS0103" when fault.FailedCell is { } cell =>
            new($"{fault.Text} is declared in {cell}, which did not compile: put that right first and run it again."),
        "CS0103" => InScope(fault) ?? ScopeAdvice.Elsewhere(fault) ?? Unknown(fault)
            ?? new($"No cell that has run declares {fault.Text}: run the one that does, or all above this one after a restart."),
        "CS0246" => Unknown(fault),
        "CS1061" => Member(fault),
        _ => null,
    };

    // A variable, else what a parameter holds; the same name but for case before a similar one.
    private static Explanation? InScope(Fault fault)
    {
        var near = Near(
            fault.Text,
            fault.Model.LookupSymbols(fault.Node.SpanStart)
                .Where(symbol => symbol is not INamespaceOrTypeSymbol || (symbol is INamedTypeSymbol && IsOfType(symbol)))
                .Select(symbol => symbol.Name));
        return near is not null && Plain(near) == Plain(fault.Text)
            ? new($"Did you mean `{near}`? C# tells upper from lower case.")
            : ParameterAdvice.Find(fault) ?? (near is null ? null : new($"Did you mean `{near}`?"));

        // `mode.Train` for Mode.Train.
        bool IsOfType(ISymbol type) => fault.Node.Parent is MemberAccessExpressionSyntax member
            && member.Expression == fault.Node
            && string.Equals(type.Name, fault.Text, StringComparison.OrdinalIgnoreCase)
            && fault.Model.LookupStaticMembers(fault.Node.SpanStart, (INamedTypeSymbol)type, member.Name.Identifier.Text).Length > 0;
    }

    private static Explanation? Member(Fault fault)
    {
        if (fault.Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access)
        {
            return null;
        }

        var type = fault.Model.GetTypeInfo(access.Expression).Type;
        var near = type is null
            ? null
            : Near(fault.Text, fault.Model.LookupSymbols(fault.Node.SpanStart, type, includeReducedExtensionMethods: true)
                .Select(symbol => symbol.Name));
        return near is null ? null : new($"Did you mean `{Fault.Operand(access.Expression)}.{near}`?");
    }

    // The type exists, but its namespace is not imported; or it is of a library that no cell has referenced yet.
    private static Explanation? Unknown(Fault fault)
    {
        var name = fault.Text.Split('<')[0];
        var place = Namespaces(fault.Model.Compilation.GlobalNamespace)
            .Where(space => space.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            .Select(space => space.ToDisplayString())
            .OrderBy(space => space.Length)
            .FirstOrDefault();
        return (fault.HasLibraries, place) switch
        {
            (true, null) => null,
            (true, _) => new($"{name} is in a namespace of its own: put `using {place};` at the top of the cell."),
            (false, null) => new(FirstCell(name)),
            (false, _) => new($"{FirstCell(name)} If it is the {name} of .NET, put `using {place};` at the top of the cell."),
        };
    }

    private static string FirstCell(string name) =>
        $"No cell that has run declares {name} or brings in a library that does: run the notebook's first cell, or all above this one.";

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol root) =>
        root.GetNamespaceMembers().SelectMany(space => Namespaces(space).Prepend(space));

    // The name that is the same but for case and underscores, or begins as the written one does, or differs by a slip or two.
    private static string? Near(string written, IEnumerable<string> names)
    {
        var plain = Plain(written);
        var all = names.Distinct().Where(name => name != written).ToList();
        return all.Find(name => Plain(name) == plain)
            ?? plain.Length switch
            {
                < 3 => null,
                3 => all.FindAll(name => Plain(name).StartsWith(plain, StringComparison.Ordinal)) is [var only] ? only : null,
                4 => all.Find(name => Distance(Plain(name), plain) == 1),
                _ => all.Where(name => Plain(name).StartsWith(plain, StringComparison.Ordinal)).MinBy(name => name.Length)
                    ?? all.Where(name => Distance(Plain(name), plain) <= 2).MinBy(name => Distance(Plain(name), plain)),
            };
    }

    // How many letters must be put in, left out or changed.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    /// <summary>A name without what is easily written otherwise.</summary>
    public static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
