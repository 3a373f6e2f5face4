using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Tags;

namespace Workbook.Engine.Language;

/// <summary>Completes code by Roslyn's completion service.</summary>
internal static class Completer
{
    /// <summary>A list longer than that is read by nobody; the learner's own names come first in it.</summary>
    private const int MostMatches = 500;

    // Other suffixes, as the brackets of a generic type, are for show.
    private const string NamedArgument = ":";

    public static async Task<CompletionAnswer> CompleteAsync(Document document, int cursor, CancellationToken cancellation)
    {
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, cursor, cancellationToken: cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var start = Math.Min(list.Span.Start, cursor);
        var typed = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, cursor));
        var fitting = Fitting([.. list.ItemsList.Where(IsPlainText)], typed);
        if (fitting.Count == 0)
        {
            return CompletionAnswer.Nothing(cursor);
        }

        var symbols =
            (await Recommender.GetRecommendedSymbolsAtPositionAsync(document, cursor, cancellationToken: cancellation)
                .ConfigureAwait(false))
            .ToLookup(s => s.Name, StringComparer.Ordinal);
        var matches = fitting
            .Select(item => (Item: item, Symbols: symbols[item.FilterText].ToList()))
            .OrderByDescending(m => m.Item.FilterText.StartsWith(typed, StringComparison.Ordinal))
            .ThenByDescending(m => m.Symbols.Any(IsOwn))
            .ThenBy(m => m.Item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(m => Match(m.Item, m.Symbols))
            .DistinctBy(m => m.Text)
            .Take(MostMatches);
        return new CompletionAnswer([.. matches], start, list.Span.End);
    }

    // Others, such as a whole method that overrides, change more than the word at the cursor.
    private static bool IsPlainText(CompletionItem item) =>
        !item.Tags.Contains(WellKnownTags.Snippet) && (!item.IsComplexTextEdit || item.Tags.Contains(WellKnownTags.Keyword));

    private static List<CompletionItem> Fitting(List<CompletionItem> items, string typed)
    {
        var starting = items.FindAll(i => i.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return starting.Count > 0
            ? starting
            : items.FindAll(i => i.FilterText.Contains(typed, StringComparison.OrdinalIgnoreCase) || HasHumps(i.FilterText, typed));
    }

    // "RM" is RunningMean.
    private static bool HasHumps(string name, string typed) =>
        typed.All(char.IsUpper) && string.Concat(name.Where(char.IsUpper)).StartsWith(typed, StringComparison.Ordinal);

    private static bool IsOwn(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol
        || symbol.ContainingType is { IsScriptClass: true };

    private static CompletionMatch Match(CompletionItem item, List<ISymbol> symbols) => new(
        item.Properties.TryGetValue("InsertionText", out var inserted)
            ? inserted
            : item.DisplayText + (item.DisplayTextSuffix == NamedArgument ? NamedArgument : ""),
        item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix,
        symbols is [IFieldSymbol { ContainingType.IsScriptClass: true }, ..] ? WellKnownTags.Local : item.Tags.FirstOrDefault("Keyword"),
        Signatures.Short(symbols));
}

/// <summary>What could be written, the best first, in place of what stands from start to end (UTF-16 units).</summary>
internal sealed record CompletionAnswer(IReadOnlyList<CompletionMatch> Matches, int Start, int End)
{
    internal static CompletionAnswer Nothing(int cursor) => new([], cursor, cursor);
}

/// <summary>What could be written, what is shown for it, its kind as one of Roslyn's tags, its signature, type or nothing.</summary>
internal sealed record CompletionMatch(string Text, string Display, string Kind, string Signature = "");
