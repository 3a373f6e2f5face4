namespace Workbook.Checks.Probing;

/// <summary>What writes into a matrix or vector that exists already.</summary>
internal static class InPlace
{
    /// <summary>Whether a method does: m[i, j] = …, SetRow, MapInplace, and what takes its result as the last argument.</summary>
    public static bool IsWrite(MethodBase method)
        => method is MethodInfo { ReturnType: var result, DeclaringType.Namespace: var name } && result == typeof(void)
            && name == typeof(Matrix<>).Namespace;

    /// <summary>Whether a method's code does so after it has made a cache.</summary>
    public static bool IsAfterCache(MethodBase method)
        => MethodCode.Of(method).Select(instruction => instruction.Operand).OfType<MethodBase>()
            .SkipWhile(called => !(called.IsConstructor && called.DeclaringType is { } made && Caches.Contains(made))).Any(IsWrite);

    private static readonly Type[] Caches = [typeof(BatchNormCache), typeof(LayerNormCache)];
}
