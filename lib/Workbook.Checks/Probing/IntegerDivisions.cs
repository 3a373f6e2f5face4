using System.Reflection.Emit;

namespace Workbook.Checks.Probing;

/// <summary>Whether code may divide whole numbers: 1 / n, which is 0, or 1 / 2 and -3 / 2, which the compiler makes 0 and -1.</summary>
internal static class IntegerDivisions
{
    /// <summary>True also where it cannot be told, as of a method without code. Both sides of a division have the divisor's type.</summary>
    public static bool MayBeIn(MethodBase method)
    {
        var code = MethodCode.Of(method);
        var constants = WholeConstants(code);
        return code.Count == 0 || code.Select(instruction => instruction.Operand).Any(operand => operand is 0.0 or -1.0)
            || code.Zip(code.Skip(1)).Any(pair => MayBe(pair.First, pair.Second));

        bool MayBe(Instruction before, Instruction instruction)
            => ((instruction.Code == OpCodes.Div || instruction.Code == OpCodes.Div_Un) && MayBeWhole(method, before))

                // A whole number that was known when the code was compiled: var exponent = -3 / 2.
                || (instruction.Code == OpCodes.Conv_R8 && (IsWholeConstant(before) || constants.Contains(before.Variable("ldloc") ?? -1)))
                || (before.Operand is double exponent && double.IsInteger(exponent)
                    && instruction.Operand is MethodBase called && called.Name.Contains("Pow", StringComparison.Ordinal));
    }

    private static bool MayBeWhole(MethodBase method, Instruction divisor)
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
        return type != typeof(double) && type != typeof(float);

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
