using System.Reflection;
using System.Reflection.Emit;

namespace Workbook;

/// <summary>Whether compiled code may divide whole numbers: 1 / n, which is 0, or 1 / 2 and -3 / 2, which the compiler makes 0 and -1.</summary>
internal static class IntegerDivisions
{
    /// <summary>True also where it cannot be told. Both sides of a division are of one type, so the divisor's tells it.</summary>
    public static bool MayBeIn(MethodBase method)
    {
        (OpCode Operation, int Place)? before = null;
        if (CalledMethods.Code(method) is not { } code)
        {
            return true;
        }

        foreach (var (operation, place, _) in CalledMethods.Operations(code))
        {
            if (operation == OpCodes.Div && before is { } divisor && MayBeWhole(method, code, divisor.Operation, divisor.Place))
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
    {
        var name = operation.Name ?? "";
        var number = name.EndsWith(".s", StringComparison.Ordinal) ? code[place] : name[^1] - '0';
        return name.StartsWith("ldloc.", StringComparison.Ordinal) ? method.GetMethodBody()?.LocalVariables.FirstOrDefault(local => local.LocalIndex == number)?.LocalType
            : name.StartsWith("ldarg.", StringComparison.Ordinal) ? method.GetParameters().ElementAtOrDefault(number - (method.IsStatic ? 0 : 1))?.ParameterType
            : null;
    }
}
