namespace Workbook.Training;

/// <summary>What an item of a sweep is called in its picture.</summary>
internal static class ItemName
{
    /// <summary>
    /// A text as it is, a number with at most four digits, of a tuple what its parts are called; empty for what has no text but its type's
    /// name.
    /// </summary>
    public static string Of(object? item) => item switch
    {
        string text => text,
        double number => PanelText.Number(number),
        float number => PanelText.Number(number),
        ITuple tuple => string.Join(
            ", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])).Where(name => name.Length > 0)),
        _ when Convert.ToString(item, CultureInfo.InvariantCulture) is { } text && text != item?.GetType().ToString() => text,
        _ => "",
    };
}
