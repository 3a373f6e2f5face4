using System.Collections;
using System.Reflection;

namespace Workbook.Checks.Tests;

/// <summary>What the probe hands to the judge are plain values: nothing in it leads back to the learner's objects or code.</summary>
public class PlainRecordingsTests
{
    [Fact]
    public void Of_a_right_answer()
        => Plain(
            Probe.Record(
                BatchNormCallers.Backward(BatchNormAnswers.Means, BatchNormAnswers.Plain),
                new BatchNormBackwardCheck(BatchNormBackwardCheck.NodeByNode, true).Cases(new NumPyRandom(3)), Check.TimeLimit));

    [Fact]
    public void Of_masks()
        => Plain(
            Probe.Record(
                DropoutCallers.Forward(DropoutAnswers.ByColumns), new DropoutForwardCheck().Cases(new NumPyRandom(3)), Check.TimeLimit));

    [Fact]
    public void Of_nets()
        => Plain(Probe.Record(NetCallers.NetLoss(NetMistakes.Loss()), new NetLossCheck().Cases(new NumPyRandom(3)), Check.TimeLimit));

    [Fact]
    public void Of_an_exception()
        => Plain(
            Probe.Record(
                BackwardSteps.Dbeta.Call(dout => throw new KeptException(dout)), BackwardSteps.Dbeta.Cases(new NumPyRandom(3)),
                Check.TimeLimit));

    [Fact]
    public void Of_an_answers_code() => Plain(CodeReader.Of([(DbetaFunction)StepAnswers.Dbeta]));

    // The graph of objects behind a value: types of MathNet, delegates, exceptions and reflection must not be in it.
    private static void Plain(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Queue<object>([root]);
        while (open.TryDequeue(out var value))
        {
            var type = value.GetType();
            if (type.IsPrimitive || value is string || !seen.Add(value))
            {
                continue;
            }

            Assert.False(value is Delegate or Exception or MemberInfo or Matrix<double> or Vector<double>, $"{type} is reachable");
            Assert.True(
                type.IsArray || type.Assembly == typeof(Check).Assembly || type.Assembly == typeof(object).Assembly
                    || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true, $"{type} is reachable");
            foreach (var inner in type.IsArray && type.GetElementType()!.IsPrimitive ? [] : Inner(value, type))
            {
                open.Enqueue(inner);
            }
        }
    }

    private static IEnumerable<object> Inner(object value, Type type)
    {
        if (value is Array or IDictionary)
        {
            return ((IEnumerable)value).Cast<object?>().OfType<object>();
        }

        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            fields.AddRange(
                level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }

        return fields.Where(field => !field.FieldType.IsPointer).Select(field => field.GetValue(value)).OfType<object>();
    }

    private sealed class KeptException(Matrix<double> kept) : Exception("the cat sat on the keyboard")
    {
        public Matrix<double> Kept => kept;
    }
}
