namespace Workbook.Engine.Documents;

/// <summary>Ids of cells.</summary>
internal static class CellId
{
    /// <summary>An id as wanted, numbered where it is used. The format allows 64 letters, digits, - and _.</summary>
    public static string Unique(HashSet<string> used, string wanted)
    {
        wanted = wanted.Length > 56 ? wanted[..56] : wanted;
        var id = wanted;
        for (var i = 2; !used.Add(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{i}");
        }

        return id;
    }
}
