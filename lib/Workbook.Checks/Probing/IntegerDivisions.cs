using System.Reflection.Emit;

namespace Workbook.Checks.Probing;

/// <summary>Whether code divides whole numbers: 1 / n, which is 0, or 1 / 2 and -3 / 2, which the compiler makes 0 and -1.</summary>
internal static class IntegerDivisions
{
    /// <summary>Whether one of some methods does; <see langword="null"/> where it cannot be told, as of one without code.</summary>
    public static bool? AreIn(IEnumerable<MethodBase> methods)
    {
        bool?[] found = [.. methods.Select(AreIn)];
        return found.Contains(true) ? true : found.Length == 0 || found.Contains(null) ? null : false;
    }

    private static bool? AreIn(MethodBase method)
    {
        var code = MethodCode.Of(method);
        var constants = WholeConstants(code);
        bool?[] found = [.. Enumerable.Range(0, Math.Max(0, code.Count - 1)).Select(Is)];
        return found.Contains(true) ? true : code.Count == 0 || found.Contains(null) ? null : false;

        // 1 / 2 that the compiler made 0, and -3 / 2 that it made -1: nobody multiplies by 0 or takes a power of it, but by -1 one may.
        // Also a whole number that was known when the code was compiled: var exponent = -3 / 2.
        bool? Is(int place)
        {
            var (before, instruction) = (code[place], code[place + 1]);
            return instruction.Code == OpCodes.Div || instruction.Code == OpCodes.Div_Un ? IsWhole(method, before)
                : before.Operand is 0.0 or -1.0 && IsFactor(Consumer(code, place)) ? before.Operand is 0.0 ? true : null
                : instruction.Code == OpCodes.Conv_R8
                    && (IsWholeConstant(before) || constants.Contains(before.Variable("ldloc") ?? -1)) ? null
                : false;
        }
    }

    private static bool IsFactor(Instruction? consumer) => consumer is not null && (consumer.Code == OpCodes.Mul
        || (consumer.Operand is MethodBase called
            && (called.Name == "op_Multiply" || called.Name.Contains("Pow", StringComparison.Ordinal))));

    // What takes the value that is put on the stack at a place; null where a jump comes first.
    private static Instruction? Consumer(IReadOnlyList<Instruction> code, int place)
    {
        var above = 0;
        for (var i = place + 1; i < code.Count && code[i].Code.FlowControl is FlowControl.Next or FlowControl.Call; i++)
        {
            var (takes, gives) = Effect(code[i]);
            if (takes > above)
            {
                return code[i];
            }

            above += gives - takes;
        }

        return null;
    }

    // How many values an operation takes from the stack, and how many it puts there.
    private static (int Takes, int Gives) Effect(Instruction instruction)
    {
        if (instruction.Operand is MethodBase called && instruction.Code.OperandType == OperandType.InlineMethod)
        {
            var isNew = instruction.Code == OpCodes.Newobj;
            return (
                called.GetParameters().Length + (isNew || called.IsStatic ? 0 : 1),
                isNew || (called is MethodInfo { ReturnType: var result } && result != typeof(void)) ? 1 : 0);
        }

        static int Values(string behavior) => behavior.EndsWith('0') ? 0 : behavior.Split('_').Length;
        return (Values(instruction.Code.StackBehaviourPop.ToString()), Values(instruction.Code.StackBehaviourPush.ToString()));
    }

    // Both sides of a division have the divisor's type; null where that is not seen.
    private static bool? IsWhole(MethodBase method, Instruction divisor)
    {
        if (divisor.Code.Name is "conv.r8" or "ldc.r8" or "conv.r4" or "ldc.r4")
        {
            return false;
        }

        var type = divisor switch
        {
            { Operand: MethodInfo called } => called.ReturnType,
            { Operand: FieldInfo field } => field.FieldType,
            _ when divisor.Variable("ldloc") is { } local => method.GetMethodBody()?.LocalVariables[local].LocalType,
            _ when divisor.Variable("ldarg") is { } argument => Argument(argument),
            _ => null,
        };
        return type is null ? null : type != typeof(double) && type != typeof(float);

        Type? Argument(int number) => method.GetParameters().ElementAtOrDefault(number - (method.IsStatic ? 0 : 1))?.ParameterType;
    }

    // The locals that are set once, to a whole number.
    private static HashSet<int> WholeConstants(IReadOnlyList<Instruction> code) =>
    [
        .. code.Index().Where(entry => entry.Item.Variable("stloc") is not null).GroupBy(entry => entry.Item.Variable("stloc")!.Value)
            .Where(stores => stores.Count() == 1 && stores.First().Index > 0 && IsWholeConstant(code[stores.First().Index - 1]))
            .Select(stores => stores.Key),
    ];

    private static bool IsWholeConstant(Instruction instruction) => instruction.Code.Name!.StartsWith("ldc.i4", StringComparison.Ordinal);
}
