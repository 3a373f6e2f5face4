using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Workbook.Checks.Probing;

/// <summary>Whether compiled code may divide whole numbers: 1 / n, which is 0, or 1 / 2 and -3 / 2, which the compiler makes 0 and -1.</summary>
internal static class IntegerDivisions
{
    private static readonly ConditionalWeakTable<MethodBase, object> Known = [];

    /// <summary>True also where it cannot be told, as of a method without code. Both sides of a division are of one type, so the divisor's tells it.</summary>
    public static bool MayBeIn(MethodBase method) => (bool)Known.GetValue(method, found => Find(found));

    private static bool Find(MethodBase method)
    {
        (OpCode Operation, int Place)? before = null;
        if (CalledMethods.Code(method) is not { } code)
        {
            return true;
        }

        var constants = WholeConstants(code);
        foreach (var (operation, place, _) in CalledMethods.Operations(code))
        {
            if ((operation == OpCodes.Div || operation == OpCodes.Div_Un) && before is { } divisor && MayBeWhole(method, code, divisor.Operation, divisor.Place))
            {
                return true;
            }

            // A whole number that was known when the code was compiled: var exponent = -3 / 2.
            if (operation == OpCodes.Conv_R8 && before is { } converted && (IsWholeConstant(converted.Operation) || constants.Contains(LocalNumber(code, converted.Operation, converted.Place, "ldloc."))))
            {
                return true;
            }

            if (operation == OpCodes.Ldc_R8 && BitConverter.ToDouble(code, place) is 0 or -1)
            {
                return true;
            }

            if (before is { } exponent && IsPower(method, code, operation, place) && exponent.Operation == OpCodes.Ldc_R8 && double.IsInteger(BitConverter.ToDouble(code, exponent.Place)))
            {
                return true;
            }

            before = (operation, place);
        }

        return false;
    }

    private static bool IsPower(MethodBase method, byte[] code, OpCode operation, int place)
        => operation.OperandType == OperandType.InlineMethod && CalledMethods.Resolve(method, BitConverter.ToInt32(code, place))?.Name.Contains("Pow", StringComparison.Ordinal) == true;

    private static bool MayBeWhole(MethodBase method, byte[] code, OpCode operation, int place)
    {
        if (operation == OpCodes.Conv_R8 || operation == OpCodes.Ldc_R8 || operation == OpCodes.Conv_R4 || operation == OpCodes.Ldc_R4)
        {
            return false;
        }

        var type = operation.OperandType is OperandType.InlineMethod or OperandType.InlineField
            ? CalledMethods.Resolve(method, BitConverter.ToInt32(code, place)) switch
            {
                MethodInfo called => called.ReturnType,
                FieldInfo field => field.FieldType,
                _ => null,
            }
            : Local(method, code, operation, place);
        return type != typeof(double) && type != typeof(float);
    }

    private static Type? Local(MethodBase method, byte[] code, OpCode operation, int place)
        => LocalNumber(code, operation, place, "ldloc.") is >= 0 and var local ? method.GetMethodBody()?.LocalVariables.FirstOrDefault(variable => variable.LocalIndex == local)?.LocalType
            : LocalNumber(code, operation, place, "ldarg.") is >= 0 and var argument ? method.GetParameters().ElementAtOrDefault(argument - (method.IsStatic ? 0 : 1))?.ParameterType
            : null;

    // The locals that are set once, to a whole number.
    private static HashSet<int> WholeConstants(byte[] code)
    {
        var (stores, whole) = (new Dictionary<int, int>(), new HashSet<int>());
        OpCode before = default;
        foreach (var (operation, place, _) in CalledMethods.Operations(code))
        {
            if (LocalNumber(code, operation, place, "stloc.") is >= 0 and var local)
            {
                stores[local] = stores.GetValueOrDefault(local) + 1;
                if (IsWholeConstant(before))
                {
                    whole.Add(local);
                }
            }

            before = operation;
        }

        return [.. whole.Where(local => stores[local] == 1)];
    }

    private static bool IsWholeConstant(OpCode operation) => operation.Name?.StartsWith("ldc.i4", StringComparison.Ordinal) == true;

    // "ldloc.2", or "ldloc.s" with the number behind it; -1 for anything else.
    private static int LocalNumber(byte[] code, OpCode operation, int place, string name)
        => operation.Name?.StartsWith(name, StringComparison.Ordinal) != true ? -1
            : operation.OperandType == OperandType.ShortInlineVar ? code[place]
            : char.IsAsciiDigit(operation.Name[^1]) ? operation.Name[^1] - '0' : -1;
}
