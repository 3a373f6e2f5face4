namespace Workbook.Notebooks;

/// <summary>What stands at the cursor.</summary>
/// <param name="Data">Its description by media type, <c>text/plain</c> and <c>text/html</c>; empty where nothing is known.</param>
public sealed record InspectionAnswer(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Nothing is known.</summary>
    internal static InspectionAnswer Nothing { get; } = new(new Dictionary<string, string>());

    /// <summary>Whether anything is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Found => Data.Count > 0;
}
