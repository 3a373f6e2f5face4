namespace Workbook;

/// <content>The block and the net.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] Nets =>
    [
    ];
}
