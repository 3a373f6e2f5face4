using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Notebooks.Tests.Language;

/// <summary>The library that notebooks reference, as reflection and its XML file show it.</summary>
internal static class Library
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Workbook.dll");

    public static string Reference => $"#r \"{File}\"\nusing Workbook;";

    public static Type Type(string name) => Assembly.LoadFrom(File).GetType("Workbook." + name, throwOnError: true)!;

    public static XElement? Entry(string id) => Entry(Path.ChangeExtension(File, ".xml"), id);

    public static XElement? Entry(string file, string id) =>
        XDocument.Load(file).Descendants("member").SingleOrDefault(m => m.Attribute("name")!.Value == id);

    public static string OneLine(XElement element) => Regex.Replace(element.Value, @"\s+", " ").Trim();
}
