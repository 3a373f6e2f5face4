using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Probing;

/// <summary>One operation of compiled code.</summary>
/// <param name="Operand">
/// What it does it with: the member that is called or read, a constant <see cref="double"/> or text, the number of a local variable or an
/// argument; for everything else its bytes as text. <see langword="null"/> for a member that cannot be found.
/// </param>
internal sealed record Instruction(OpCode Code, object? Operand)
{
    /// <summary>The number of the variable that this loads or stores; <see langword="null"/> where it does something else.</summary>
    /// <param name="kind">"ldloc", "stloc" or "ldarg".</param>
    public int? Variable(string kind) => Code.Name!.StartsWith(kind + ".", StringComparison.Ordinal) ? Operand as int? : null;
}

/// <summary>Reads a method's compiled code.</summary>
internal static partial class MethodCode
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    // A method's code does not change; reading it takes longer than many a check.
    private static readonly ConditionalWeakTable<MethodBase, Instruction[]> Known = [];

    /// <summary>Its operations; none where the code cannot be read, as that of a method made at run time.</summary>
    public static IReadOnlyList<Instruction> Of(MethodBase method) => Known.GetValue(method, found => [.. Read(found)]);

    /// <summary>The methods that it calls or takes as delegates, those of state machines included.</summary>
    public static IEnumerable<MethodBase> Called(MethodBase method)
        => method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType is { } machine
            ? machine.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            : Of(method).Select(instruction => instruction.Operand).OfType<MethodBase>();

    /// <summary>What the code does, comparable between assemblies: operations, constants and the names of members.</summary>
    public static string Text(MethodBase method) => string.Join('\n', Of(method).Select(entry => entry.Code + " "
        + (entry.Operand is MemberInfo member ? CellNumber().Replace($"{member.DeclaringType?.Name}.{member}", "") : entry.Operand)));

    private static IEnumerable<Instruction> Read(MethodBase method)
    {
        var code = Bytes(method);
        for (var place = 0; place < code.Length;)
        {
            short value = code[place++];
            if (value == 0xFE)
            {
                value = (short)((0xFE << 8) | code[place++]);
            }

            if (!Codes.TryGetValue(value, out var operation))
            {
                yield break;
            }

            var length = operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, place)),
                _ => 4,
            };
            yield return new Instruction(operation, operation.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineField or OperandType.InlineType
                    => Resolve(method, BitConverter.ToInt32(code, place)),
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(code, place)),
                OperandType.InlineR => BitConverter.ToDouble(code, place),
                OperandType.ShortInlineVar => (int)code[place],

                // ldloc.2 and the like.
                OperandType.InlineNone when char.IsAsciiDigit(operation.Name![^1]) => operation.Name[^1] - '0',
                _ => Convert.ToHexString(code, place, length),
            });
            place += length;
        }
    }

    private static byte[] Bytes(MethodBase method)
    {
        try
        {
            return method.GetMethodBody()?.GetILAsByteArray() ?? [];
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            return [];
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(
                token,
                method.DeclaringType?.IsGenericType == true ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or TypeLoadException
            or FileNotFoundException or MissingMemberException)
        {
            return null;
        }
    }

    // The numbers of cells are no part of what the code does.
    [GeneratedRegex(@"(?<=Submission)#[0-9]+")]
    private static partial Regex CellNumber();
}
