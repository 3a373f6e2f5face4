namespace Workbook.Engine.Compiling;

/// <summary>A variable that a cell has declared: a field of the cell's compiled class.</summary>
internal sealed class SessionVariable(FieldInfo declared, object cell)
{
    public string Name => declared.Name;

    public Type Type => declared.FieldType;

    public object? Value => declared.GetValue(cell);

    public void Set(object? value) => declared.SetValue(cell, value);
}

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    /// <summary>A type's full name in C#, nested and generic ones, arrays and nullables included.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (!type.IsVisible)
        {
            return "object";
        }

        var arguments = new Queue<Type>(type.GetGenericArguments());
        var name = "";
        foreach (var part in Nested(type))
        {
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            var own = tick < 0 ? 0 : int.Parse(part.Name.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            name += name.Length == 0 ? "" : ".";
            name += own == 0
                ? part.Name
                : $"{part.Name[..tick]}<{string.Join(", ", Enumerable.Range(0, own).Select(_ => Of(arguments.Dequeue())))}>";
        }

        return $"global::{(type.Namespace is { } space ? space + "." : "")}{name}";
    }

    // The type and those that it is declared in, from outside.
    private static IEnumerable<Type> Nested(Type type) =>
        type.DeclaringType is { } outer ? Nested(outer).Append(type) : [type];
}
