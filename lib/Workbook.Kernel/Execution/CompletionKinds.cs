using Microsoft.CodeAnalysis.Tags;

namespace Workbook.Kernel;

/// <summary>Roslyn's tags of completions in the words that Jupyter's clients know.</summary>
internal static class CompletionKinds
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        [WellKnownTags.Method] = "function",
        [WellKnownTags.ExtensionMethod] = "function",
        [WellKnownTags.Class] = "class",
        [WellKnownTags.Delegate] = "class",
        [WellKnownTags.Structure] = "struct",
        [WellKnownTags.Interface] = "interface",
        [WellKnownTags.Enum] = "enum",
        [WellKnownTags.EnumMember] = "field",
        [WellKnownTags.Property] = "property",
        [WellKnownTags.Event] = "event",
        [WellKnownTags.Namespace] = "module",
        [WellKnownTags.Module] = "module",
        [WellKnownTags.Keyword] = "keyword",
        [WellKnownTags.Parameter] = "param",
        [WellKnownTags.TypeParameter] = "class",
        [WellKnownTags.Field] = "field",
        [WellKnownTags.Constant] = "field",
        [WellKnownTags.Local] = "instance",
        [WellKnownTags.RangeVariable] = "instance",
    };

    public static string Of(string tag) => Kinds.GetValueOrDefault(tag, "statement");
}
