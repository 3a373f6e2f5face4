namespace Workbook.Engine.Language;

/// <summary>Symbols as a learner would have declared them.</summary>
internal static class Signatures
{
    private const SymbolDisplayParameterOptions Parameters =
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeExtensionThis;

    private static readonly SymbolDisplayFormat Member = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameOnly,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.Default,
        Parameters,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat OfType = Member.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat Qualified = new(
        Member.GlobalNamespaceStyle,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        Member.GenericsOptions,
        Member.MemberOptions,
        Member.DelegateStyle,
        Member.ExtensionMethodStyle,
        Member.ParameterOptions,
        Member.PropertyStyle,
        Member.LocalOptions,
        Member.KindOptions,
        Member.MiscellaneousOptions);

    private static readonly SymbolDisplayFormat TypeName = Member
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters)
        .WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>A symbol in full, such as <c>double Accuracy.Of(int[] predicted, byte[] labels)</c>.</summary>
    public static string Full(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } type =>
            "delegate " + type.ToDisplayString(Member.WithKindOptions(SymbolDisplayKindOptions.None)),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
            constructor.ContainingType.ToDisplayString(TypeName) + ParametersOf(constructor),
        INamedTypeSymbol { IsTupleType: true } or IArrayTypeSymbol or ITypeParameterSymbol => symbol.ToDisplayString(TypeName),
        INamedTypeSymbol type when IsOfCell(type) => type.ToDisplayString(Member),
        INamespaceOrTypeSymbol => symbol.ToDisplayString(Qualified),
        IFieldSymbol { ContainingType.IsScriptClass: true, IsConst: true } or ILocalSymbol { IsConst: true } =>
            "(constant) " + symbol.ToDisplayString(Member),
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol => "(variable) " + symbol.ToDisplayString(Member),
        IParameterSymbol => "(parameter) " + symbol.ToDisplayString(Member),
        _ => symbol.ToDisplayString(IsOfCell(symbol) ? Member : OfType),
    };

    /// <summary>What a completion list shows beside a name: a function's parameters and result, another thing's type.</summary>
    public static string Short(IReadOnlyList<ISymbol> symbols)
    {
        var text = symbols.Count == 0 ? "" : symbols[0] switch
        {
            IMethodSymbol method => $"{ParametersOf(method)} → {method.ReturnType.ToDisplayString(TypeName)}",
            IPropertySymbol property => property.Type.ToDisplayString(TypeName),
            IFieldSymbol field => field.Type.ToDisplayString(TypeName),
            ILocalSymbol local => local.Type.ToDisplayString(TypeName),
            IParameterSymbol parameter => parameter.Type.ToDisplayString(TypeName),
            _ => "",
        };
        return symbols is [IMethodSymbol, _, ..] ? string.Create(CultureInfo.InvariantCulture, $"{text} (+{symbols.Count - 1})") : text;
    }

    private static string ParametersOf(IMethodSymbol method) =>
        $"({string.Join(", ", method.Parameters.Select(p => p.ToDisplayString(Member)))})";

    // What a cell declares belongs to a class that its writer knows nothing of.
    private static bool IsOfCell(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true };
}
