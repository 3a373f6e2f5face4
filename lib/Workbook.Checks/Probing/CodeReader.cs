using System.Runtime.CompilerServices;

namespace Workbook.Checks.Probing;

/// <summary>Follows an answer's compiled code through everything of the learner's that it calls.</summary>
internal static class CodeReader
{
    private static readonly HashSet<string> Layers = [nameof(BatchNorm), nameof(LayerNorm), nameof(Dropout), nameof(FullyConnectedNet)];

    /// <summary>What the code of <paramref name="answers"/> calls; of several, the first tells the lines in which it returns.</summary>
    public static AnswerCode Of(IReadOnlyList<Delegate> answers)
    {
        var (seen, open) = (new HashSet<MethodBase>(), new Queue<MethodBase>());
        var (builtIns, outdated) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        (string Method, string Cell)? broken = null;
        foreach (var answer in answers.SelectMany(WithCaptured))
        {
            Visit(answer.Method);
        }

        while (open.TryDequeue(out var method))
        {
            foreach (var called in MethodCode.Called(method))
            {
                Visit(called);
            }
        }

        var own = answers.Select(answer => Identity(answer.Method)).ToList();
        return new AnswerCode
        {
            BuiltIns = [.. builtIns],
            Outdated = [.. outdated],
            Answers = own,
            Broken = broken,
            Calls = seen.Where(method => LearnersCode.Has(method.Module.Assembly)).Select(Identity).Except(own).ToHashSet(),
            CallsStatistics = seen.Any(method => method.DeclaringType?.Namespace == "MathNet.Numerics.Statistics"),
            DividesWholeNumbers = IntegerDivisions.AreIn(seen.Where(method => LearnersCode.Has(method.Module.Assembly))),
            WritesInPlace = seen.Any(InPlace.IsWrite),
            MakesEmpty = seen.Any(method => method.Name == "Dense" && method.DeclaringType?.Namespace == typeof(Matrix<>).Namespace),
            WritesAfterCache = seen.Any(method => LearnersCode.Has(method.Module.Assembly) && InPlace.IsAfterCache(method)),
            Returns = answers.Count == 0 ? "" : ReturnsOf(answers[0].Method),
        };

        void Visit(MethodBase method)
        {
            if (!seen.Add(method))
            {
                return;
            }

            if (method.Module.Assembly == typeof(BatchNorm).Assembly)
            {
                if (method.DeclaringType is { } type && Layers.Contains(Plain(type.Name)))
                {
                    builtIns.Add($"{Plain(type.Name)}.{(method.IsConstructor ? "new" : method.Name)}");
                }
            }
            else if (LearnersCode.Has(method.Module.Assembly))
            {
                if (Submissions.HasNewer(method))
                {
                    outdated.Add(method.Name);
                }

                if (broken is null && CellSources.FailedCell(method.Name) is { } cell)
                {
                    broken = (method.Name, cell);
                }

                open.Enqueue(method);
            }
        }
    }

    // A method that was made from others holds them as delegates in its closure.
    private static IEnumerable<Delegate> WithCaptured(Delegate answer)
    {
        var (found, closures) = (new List<Delegate> { answer }, new HashSet<object>(ReferenceEqualityComparer.Instance));
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Target is { } closure && closure.GetType() is var type
                && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && closures.Add(closure))
            {
                found.AddRange(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Select(field => field.GetValue(closure)).OfType<Delegate>());
            }
        }

        return found;
    }

    private static string Identity(MethodBase method) => $"{method.Module.ModuleVersionId}/{method.Name}/{Token(method)}";

    // A method that was made at run time has none.
    private static int Token(MethodBase method) => method is MethodInfo && method.DeclaringType is null ? 0 : method.MetadataToken;

    private static string ReturnsOf(MethodBase method)
    {
        var lines = CellSources.ReturnLines(method).Select(line => line.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        return lines.Count switch
        {
            0 => "",
            1 => $" It returns in line {lines[0]}.",
            _ => $" It returns in lines {string.Join(", ", lines.SkipLast(1))} and {lines[^1]}.",
        };
    }

    private static string Plain(string name) => name.Split('`')[0];
}

/// <summary>Which code is a learner's: what belongs neither to the runtime nor to MathNet, nor to the workbook.</summary>
internal static class LearnersCode
{
    private static readonly string[] Others = ["System.", "Microsoft.", "MathNet."];

    private static readonly Assembly[] Own = [typeof(BatchNorm).Assembly, typeof(LearnersCode).Assembly];

    /// <summary>Whether an assembly holds a learner's code.</summary>
    public static bool Has(Assembly assembly)
        => !Own.Contains(assembly) && assembly.GetName().Name is { } name
            && !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal));
}
