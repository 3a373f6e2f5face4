using System.Globalization;

namespace Workbook.Hosting;

/// <summary>How notebooks show a value whose <see cref="object.ToString"/> says it all: as that sentence, not as a table of its properties.</summary>
internal sealed class SentenceFormatters : FormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<object>(Text, value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
}
