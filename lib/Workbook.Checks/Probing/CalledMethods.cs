using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Probing;

/// <summary>Reads a method's compiled code for the methods that it calls or takes as delegates.</summary>
internal static partial class CalledMethods
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    // A method's code does not change; reading it takes longer than many a check.
    private static readonly ConditionalWeakTable<MethodBase, IReadOnlyList<MethodBase>> Known = [];

    /// <summary>The methods, those of state machines included; empty where the code cannot be read.</summary>
    public static IReadOnlyList<MethodBase> Of(MethodBase method) => Known.GetValue(method, Find);

    private static IReadOnlyList<MethodBase> Find(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType is { } machine)
        {
            return machine.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        }

        return Code(method) is { } code ? Read(method, code) : [];
    }

    /// <summary>What the method's code does, comparable between assemblies: operations, constants and the names of members.</summary>
    public static string Text(MethodBase method)
    {
        if (Code(method) is not { } code)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var (operation, place, length) in Operations(code))
        {
            text.Append(operation.Name).Append(' ').AppendLine(operation.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineField or OperandType.InlineType => Member(method, BitConverter.ToInt32(code, place)),
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(code, place)),
                _ => Convert.ToHexString(code, place, length),
            });
        }

        return text.ToString();
    }

    /// <summary>The method's code; <see langword="null"/> where it cannot be read, as that of a method made at run time.</summary>
    public static byte[]? Code(MethodBase method)
    {
        try
        {
            return method.GetMethodBody()?.GetILAsByteArray();
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    // The numbers of cells are no part of what the code does.
    private static string Member(MethodBase method, int token)
        => Resolve(method, token) is { } member ? CellNumber().Replace($"{member.DeclaringType?.Name}.{member}", "") : "";

    private static List<MethodBase> Read(MethodBase method, byte[] code)
        => [.. Operations(code).Where(entry => entry.Operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
            .Select(entry => Resolve(method, BitConverter.ToInt32(code, entry.Place))).OfType<MethodBase>()];

    /// <summary>The code's operations, each with the place and the length of its operand.</summary>
    public static IEnumerable<(OpCode Operation, int Place, int Length)> Operations(byte[] code)
    {
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
            yield return (operation, place, length);
            place += length;
        }
    }

    /// <summary>The member that a token in the method's code stands for; <see langword="null"/> where it cannot be found.</summary>
    public static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(
                token,
                method.DeclaringType?.IsGenericType == true ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or TypeLoadException or FileNotFoundException or MissingMemberException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<=Submission)#[0-9]+")]
    private static partial Regex CellNumber();
}
