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
        bool?[] found =
        [
            .. code.Zip(code.Skip(1)).Zip(code.Prepend(null)).Select(triple => triple is var ((constant, next), before)
                && IsFolded(before, constant, next) ? true : Is(triple.First.First, triple.First.Second)),
        ];
        return found.Contains(true) ? true : code.Count == 0 || found.Contains(null) ? null : false;

        // 1 / 2 in front of something: a 0 that something is made sum or result of is no quotient, nor one that a condition chooses.
        static bool IsFolded(Instruction? before, Instruction constant, Instruction next) => constant.Operand is 0.0 or -1.0
            && before?.Code.FlowControl != FlowControl.Branch && next.Code.Name is { } name
            && (name.StartsWith("ld", StringComparison.Ordinal) || name is "mul" or "neg"
                || (next.Operand is MethodBase called
                    && (called.Name is "op_Multiply" || called.Name.Contains("Pow", StringComparison.Ordinal))));

        // Also a whole number that was known when the code was compiled: var exponent = -3 / 2.
        bool? Is(Instruction before, Instruction instruction)
            => instruction.Code == OpCodes.Div || instruction.Code == OpCodes.Div_Un ? IsWhole(method, before)
                : (instruction.Code == OpCodes.Conv_R8 && (IsWholeConstant(before) || constants.Contains(before.Variable("ldloc") ?? -1)))
                    || (before.Operand is -1.0 or 0.0 or 1.0
                        && instruction.Operand is MethodBase called && called.Name.Contains("Pow", StringComparison.Ordinal)) ? null
                : false;
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
