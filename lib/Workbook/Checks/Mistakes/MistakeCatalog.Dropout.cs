namespace Workbook;

/// <content>Dropout.</content>
internal static partial class MistakeCatalog
{
    // Made when asked for: the order in which files' static values are made is not defined.
    private static Mistake[] Dropout =>
    [
    ];
}
