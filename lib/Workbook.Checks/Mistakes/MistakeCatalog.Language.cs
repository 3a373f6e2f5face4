namespace Workbook.Checks.Mistakes;

/// <content>Mistakes of this language.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] Language =>
    [
        CacheAlias.Mistake,
        OldDefinition.Mistake,
    ];
}
