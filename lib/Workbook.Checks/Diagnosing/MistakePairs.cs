namespace Workbook.Checks.Diagnosing;

/// <summary>Two mistakes that together explain what neither does alone.</summary>
internal static class MistakePairs
{
    /// <summary>
    /// The first pair that explains all that is open, as two findings; one of them names several mistakes where each of these gives the
    /// same together with the other. <see langword="null"/> where no pair explains it.
    /// </summary>
    public static Finding[]? Explaining(
        string task, IEnumerable<Mistake> mistakes, Evidence evidence, IReadOnlySet<string> open)
    {
        List<(Mistake Mistake, Func<Recipe, Recipe> Change, IReadOnlySet<string> Part)> variants =
        [
            .. from mistake in mistakes
               where !mistake.IsWhole
               from variant in mistake.VariantsOf(task)
               let part = evidence.Part(variant.Change(Recipe.Correct))
               where part.Count > 0
               select (variant.Words is null ? mistake : mistake with { Said = variant.Words }, variant.Change, part),
        ];
        IReadOnlySet<string>? explained = null;
        var pairs = new HashSet<(Mistake First, Mistake Second)>();
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = i + 1; j < variants.Count; j++)
            {
                if (variants[i].Mistake != variants[j].Mistake
                    && open.All(signal => variants[i].Part.Contains(signal) || variants[j].Part.Contains(signal))
                    && Together(variants[i].Change, variants[j].Change, evidence, open) is { } together
                    && (explained is null ? open.IsSubsetOf(together) : together.SetEquals(explained)))
                {
                    explained = together;
                    pairs.Add((variants[i].Mistake, variants[j].Mistake));
                }
            }
        }

        return explained is null ? null : AsFindings(pairs, explained);
    }

    // What all pairs have in common is certain; of the rest, one. Where they have nothing in common, the first pair.
    private static Finding[] AsFindings(HashSet<(Mistake First, Mistake Second)> pairs, IReadOnlySet<string> explained)
    {
        bool IsInAll(Mistake mistake) => pairs.All(pair => pair.First == mistake || pair.Second == mistake);
        var (first, second) = pairs.First();
        if ((IsInAll(second) ? second : IsInAll(first) ? first : null) is { } certain)
        {
            var rest = pairs.Select(pair => pair.First == certain ? pair.Second : pair.First).Distinct();
            return [new([certain], explained), new([.. rest], explained)];
        }

        return [new([first], explained), new([second], explained)];
    }

    // In both orders: one may hide what the other replaces.
    private static IReadOnlySet<string>? Together(
        Func<Recipe, Recipe> one, Func<Recipe, Recipe> other, Evidence evidence, IReadOnlySet<string> open)
    {
        var wrapsPass = one(Recipe.Correct).WrapsPass || other(Recipe.Correct).WrapsPass;
        var explained = evidence.Explains(other(one(Recipe.Correct)), wrapsPass ? null : open);
        if (explained.Count == 0)
        {
            explained = evidence.Explains(one(other(Recipe.Correct)), wrapsPass ? null : open);
        }

        return explained.Count > 0 ? explained : null;
    }
}
