using System.Text.RegularExpressions;

namespace Workbook.Architecture.Tests;

/// <summary>The two journeys in <c>docs/architecture.md</c> are short, and each step follows from one before it.</summary>
public sealed partial class JourneyTests
{
    [Theory]
    [InlineData("From a pixel to a plot", 35)]
    [InlineData("From a method to its report", 30)]
    public void A_journey_is_short_and_each_type_is_used_by_one_before_it(string heading, int most)
    {
        var stations = Stations(heading);
        Assert.InRange(stations.Length, 25, most);
        Assert.Distinct(stations);
        foreach (var (room, type) in stations)
        {
            Assert.Contains(House.RoomOf, known => known.Value == room && known.Key.EndsWith("." + type, StringComparison.Ordinal));
        }

        for (var i = 1; i < stations.Length; i++)
        {
            var before = stations[..i].Select(station => station.Type);
            // What a notebook calls, and what is loaded by name, is public.
            Assert.True(
                House.IsPublic(stations[i].Type) || House.TypeUses[stations[i].Type].Intersect(before).Any(),
                $"{stations[i].Type} is used by no station before it.");
        }
    }

    private static (string Room, string Type)[] Stations(string heading)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("docs", "architecture.md"));
        var part = text.Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal));
        return [.. Station().Matches(part).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
    }

    [GeneratedRegex(@"^\| (\w+) \| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Station();
}
