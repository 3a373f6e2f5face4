using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbook.Checks.Probing;

/// <summary>What an answer's compiled code calls, as far as a check has to say something about it; names and numbers only, nothing of the learner's.</summary>
/// <param name="BuiltIns">Layers of this library that it calls: "BatchNorm.Forward".</param>
/// <param name="Outdated">The learner's own methods that it calls in an older version than the one that now has the name.</param>
internal sealed record AnswerCode(IReadOnlyList<string> BuiltIns, IReadOnlyList<string> Outdated)
{
    /// <summary>The answers themselves, by an identity that a function which is defined again does not share.</summary>
    public IReadOnlyList<string> Answers { get; private init; } = [];

    /// <summary>The learner's other methods that are called on the way, by the same identity.</summary>
    public IReadOnlySet<string> Calls { get; private init; } = new HashSet<string>();

    /// <summary>Whether MathNet's own statistics are called, whose variances are divided by N − 1.</summary>
    public bool CallsStatistics { get; private init; }

    /// <summary>Whether the learner's code may divide whole numbers.</summary>
    public bool DividesWholeNumbers { get; private init; }

    /// <summary>" It returns in line 14.", where the notebook's engine knows; else empty.</summary>
    public string Returns { get; private init; } = "";

    /// <summary>A method among them whose newest version did not compile, and the cell of that; else null.</summary>
    public (string Method, string Cell)? Broken { get; private init; }

    /// <summary>Nothing is known of it.</summary>
    public static AnswerCode Unknown { get; } = new([], []);

    private static readonly HashSet<string> Layers = [nameof(BatchNorm), nameof(LayerNorm), nameof(Dropout), nameof(FullyConnectedNet)];

    /// <summary>Follows the calls of <paramref name="answers"/> through the learner's own code.</summary>
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
            foreach (var called in CalledMethods.Of(method))
            {
                Visit(called);
            }
        }

        var own = answers.Select(answer => Identity(answer.Method)).ToList();
        return new AnswerCode([.. builtIns], [.. outdated])
        {
            Answers = own,
            Broken = broken,
            Calls = seen.Where(method => LearnersCode.Has(method.Module.Assembly)).Select(Identity).Except(own).ToHashSet(),
            CallsStatistics = seen.Any(method => method.DeclaringType?.Namespace == "MathNet.Numerics.Statistics"),
            DividesWholeNumbers = seen.Any(method => LearnersCode.Has(method.Module.Assembly) && IntegerDivisions.MayBeIn(method)),
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
            if (found[i].Target is { } closure && closure.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && closures.Add(closure))
            {
                found.AddRange(closure.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
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
