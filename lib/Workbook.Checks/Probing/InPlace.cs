namespace Workbook.Checks.Probing;

/// <summary>What writes into a matrix or vector that exists already.</summary>
internal static class InPlace
{
    private static readonly Type[] Caches = [typeof(BatchNormCache), typeof(LayerNormCache)];

    /// <summary>Whether a method does: m[i, j] = …, SetRow, MapInplace, and what takes its result as the last argument.</summary>
    public static bool IsWrite(MethodBase method)
        => method is MethodInfo { ReturnType: var result, DeclaringType.Namespace: var name } && result == typeof(void)
            && name == typeof(Matrix<>).Namespace;

    /// <summary>Whether a method's code uses the variable that it has put last into a cache, x̂'s, and writes after that.</summary>
    public static bool IsAfterCache(MethodBase method)
    {
        var code = MethodCode.Of(method);
        return Enumerable.Range(1, Math.Max(0, code.Count - 1)).Any(made => IsCache(code[made])
            && code[made - 1].Variable("ldloc") is { } xHat
            && code.Skip(made + 1).SkipWhile(instruction => instruction.Variable("ldloc") != xHat)
                .Any(instruction => instruction.Operand is MethodBase called && IsWrite(called)));
    }

    private static bool IsCache(Instruction instruction)
        => instruction.Operand is ConstructorInfo { DeclaringType: { } type } && Caches.Contains(type);
}
