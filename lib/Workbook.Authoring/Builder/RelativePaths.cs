namespace Workbook.Authoring;

/// <summary>
/// Paths in a notebook's source are written as seen from <c>notebooks/</c>. The solved copy lies one folder deeper:
/// its paths get one <c>../</c> more, and links between notebooks stay among the solved ones.
/// </summary>
internal static partial class RelativePaths
{
    /// <summary>A cell's text as it must stand in <c>notebooks/solutions/</c>.</summary>
    public static string ForSolutions(NotebookCell cell) => cell.Kind switch
    {
        CellKind.Code => Directive().Replace(cell.Source, "$1../$2"),
        CellKind.Markdown => Link().Replace(cell.Source, match => match.Groups[1].Value + Deeper(match.Groups[2].Value)),
        _ => cell.Source,
    };

    private static string Deeper(string target)
    {
        const string solutions = "solutions/";
        if (target.StartsWith(solutions, StringComparison.Ordinal))
        {
            return target[solutions.Length..];
        }

        var file = target.Split('#')[0];
        return file.EndsWith(".ipynb", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal) ? target : "../" + target;
    }

    // #r "../x.dll", #load "../x.csx", #!import ../x.ipynb
    [GeneratedRegex(@"^(\s*(?:#r|#load)\s+""|\s*#!import\s+""?)(\.\.?/)", RegexOptions.Multiline)]
    private static partial Regex Directive();

    // [text](target), <img src="target">, <a href="target">; not anchors, schemes or absolute paths.
    [GeneratedRegex(@"(\]\(|\b(?:src|href)="")(?![a-zA-Z][a-zA-Z0-9+.-]*:|#|/)([^)""\s]+)")]
    private static partial Regex Link();
}
