using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Workbook.Architecture.Tests;

/// <summary>
/// What the compiled code of a type names: in its declarations, bodies and attributes. (ArchUnitNET 0.13.5 was tried: it takes generic
/// parameters of one name for the same, and so sees uses that are none.)
/// </summary>
internal static class References
{
    /// <summary>Pairs of types by the names of their outermost classes: who names whom.</summary>
    public static IEnumerable<(string From, string To)> Of(IEnumerable<string> assemblies) =>
        from assembly in assemblies
        from type in ModuleDefinition.ReadModule(assembly).GetTypes()
        from named in Named(type).SelectMany(Parts)
        select (Outermost(type), Outermost(named));

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(one => one.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.CustomAttributes.Concat(type.Methods.SelectMany(method => method.CustomAttributes)).SelectMany(Named),
        .. type.Methods.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Named(MethodDefinition method) =>
    [
        .. Named((MethodReference)method),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(one => one.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Named) : [],
    ];

    private static IEnumerable<TypeReference?> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => [method.DeclaringType, .. Named(method)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Named(MethodReference method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Named(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>()];

    // A list of T is a list and a T.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static string Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type.FullName.Split('`')[0];
}
