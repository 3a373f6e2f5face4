using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>What an answer's compiled code calls, as far as a check has to say something about it; plain names only.</summary>
/// <param name="BuiltIns">Layers of this library that it calls: "BatchNorm.Forward".</param>
/// <param name="Outdated">The learner's own methods that it calls in an older version than the one that now has the name.</param>
internal sealed record AnswerCode(IReadOnlyList<string> BuiltIns, IReadOnlyList<string> Outdated)
{
    /// <summary>Nothing is known of it.</summary>
    public static AnswerCode Unknown { get; } = new([], []);

    private static readonly HashSet<string> Layers = [nameof(BatchNorm), nameof(LayerNorm), nameof(Dropout), nameof(FullyConnectedNet)];

    /// <summary>Follows the calls of <paramref name="answers"/> through the learner's own code.</summary>
    public static AnswerCode Of(IEnumerable<Delegate> answers)
    {
        var (seen, open) = (new HashSet<MethodBase>(), new Queue<MethodBase>());
        var (builtIns, outdated) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
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

        return new AnswerCode([.. builtIns], [.. outdated]);

        void Visit(MethodBase method)
        {
            if (!seen.Add(method))
            {
                return;
            }

            if (method.Module.Assembly == typeof(AnswerCode).Assembly)
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

    private static string Plain(string name) => name.Split('`')[0];
}
