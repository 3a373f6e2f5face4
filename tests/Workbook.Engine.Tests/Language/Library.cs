using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Engine.Tests.Language;

/// <summary>The libraries that notebooks reference, as reflection and their XML files show them.</summary>
internal static class Library
{
    private static readonly string Checks = Path.Combine(AppContext.BaseDirectory, "Workbook.Checks.dll");

    public static string Reference => $"{NotebookLibrary.References}\nusing Workbook;";

    public static Type Check => Assembly.LoadFrom(Checks).GetType("Workbook.Check", throwOnError: true)!;

    public static XElement? Entry(string id) => Entry(Path.ChangeExtension(Checks, ".xml"), id);

    public static XElement? Entry(string file, string id) =>
        XDocument.Load(file).Descendants("member").SingleOrDefault(m => m.Attribute("name")!.Value == id);

    public static string OneLine(XElement element) => Regex.Replace(element.Value, @"\s+", " ").Trim();
}
