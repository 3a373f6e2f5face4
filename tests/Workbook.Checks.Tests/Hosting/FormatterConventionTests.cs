using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Tests.Charts;

// A namespace within the library's, whose names come before the package's.
namespace Workbook.Hosting.Tests;

/// <summary>The convention by which notebooks show our types, against the package that .NET Interactive formats with.</summary>
public sealed class FormatterConventionTests
{
    public static TheoryData<Type> ShownTypes =>
    [
        .. new[] { typeof(Figure).Assembly, typeof(Check).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(TypeFormatterSourceAttribute), inherit: false)),
    ];

    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void Each_preferred_type_of_representation_has_its_formatter(Type type)
    {
        var attribute = type.GetCustomAttribute<TypeFormatterSourceAttribute>()!;

        var source = Assert.IsAssignableFrom<FormatterSource>(Activator.CreateInstance(attribute.FormatterSourceType));

        Assert.Equal(
            attribute.PreferredMimeTypes, source.CreateTypeFormatters().Cast<ITypeFormatter>().Select(formatter => formatter.MimeType));
    }

    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void The_package_finds_what_is_preferred(Type type)
    {
        var attribute = type.GetCustomAttribute<TypeFormatterSourceAttribute>()!;

        Assert.Equal(attribute.PreferredMimeTypes.Order(), Formatter.GetPreferredMimeTypesFor(type).Order());
        Assert.Equal(attribute.PreferredMimeTypes[0], Formatter.GetPreferredMimeTypesFor(type).First());
    }

    [Fact]
    public void The_package_shows_a_figure_as_we_do()
    {
        var figure = SampleFigures.Accuracy;

        Assert.Equal(figure.ToHtml(), figure.ToDisplayString("text/html"));
        Assert.Equal(figure.ToText(), figure.ToDisplayString("text/plain"));
    }

    [Fact]
    public void The_package_shows_a_report_as_we_do()
    {
        var report = new CheckReport("1.1", "BatchStatistics", 1, [new CheckLine("mean", Verdict.Pass, 0, 1e-9)]);

        var ours = MimeBundle.Of(report);

        Assert.All(ours, entry => Assert.Equal(entry.Value, report.ToDisplayString(entry.Key)));
        Assert.Contains("text/html", ours.Keys);
    }

    [Fact]
    public void The_package_shows_live_content_as_we_do()
    {
        var content = new LiveContent("loss < 1", "<b>loss &lt; 1</b>");

        Assert.Equal("<b>loss &lt; 1</b>", content.ToDisplayString("text/html"));
        Assert.Equal("loss < 1", content.ToDisplayString("text/plain"));
        Assert.Equal("<pre>loss &lt; 1</pre>", new LiveContent("loss < 1").ToDisplayString("text/html"));
    }

    [Fact]
    public void A_formatter_leaves_other_types_to_others()
    {
        using var writer = new StringWriter();

        Assert.False(new TypeFormatter<Figure>("text/plain", figure => figure.ToText()).Format("text", writer));
        Assert.Equal("", writer.ToString());
    }

    [Fact]
    public void A_type_without_formatters_is_its_text()
        => Assert.Equal("1.5", MimeBundle.Of(1.5)["text/plain"]);
}
