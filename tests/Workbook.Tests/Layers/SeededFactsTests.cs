using System.Text.Json;

namespace Workbook.Tests;

/// <summary>No recorded number is kept that nothing is compared with.</summary>
public class SeededFactsTests
{
    /// <summary>Which test file compares with which entry.</summary>
    private static readonly Dictionary<string, string> Claims = new()
    {
        ["_rng"] = "Numerics/Random/NumPyRandomTests.cs",
        ["bn_forward_train"] = "Layers/BatchNormTests.cs",
        ["bn_forward_test"] = "Layers/BatchNormTests.cs",
        ["bn_backward_small"] = "Layers/BatchNormTests.cs",
        ["ln_forward"] = "Layers/LayerNormTests.cs",
        ["ln_backward_small"] = "Layers/LayerNormTests.cs",
        ["fc_net_initial_loss"] = "Networks/FullyConnectedNetTests.cs",
        ["fc_net_dropout_initial_loss"] = "Networks/FullyConnectedNetTests.cs",
        ["dropout_forward"] = "Layers/DropoutTests.cs",
        ["dropout_backward"] = "Layers/DropoutTests.cs",
        ["loss_layers"] = "Layers/LossTests.cs",
        ["signatures_initial_loss_fc_bn_check"] = "Networks/WrongNetsTests.cs",
        ["gradient_invariants"] = "Layers/GradientInvariantsTests.cs",
    };

    [Fact]
    public void Every_entry_with_numbers_is_claimed_by_a_test()
    {
        var unclaimed = Facts.Read("facts/seeded_groundtruth.json").EnumerateObject()
            .Where(entry => Leaves(entry.Value).Any() && !Claims.ContainsKey(entry.Name))
            .Select(entry => $"{entry.Name} ({Leaves(entry.Value).Count()} numbers)");
        Assert.Empty(unclaimed);
    }

    [Fact]
    public void Every_claim_is_true() => Assert.All(Claims, claim => Assert.Contains(
        $"(\"{claim.Key}\")",
        File.ReadAllText(RepositoryRoot.Combine(["tests", "Workbook.Tests", .. claim.Value.Split('/')])),
        StringComparison.Ordinal));

    /// <summary>The numbers and truths in an entry, however deep.</summary>
    private static IEnumerable<JsonElement> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [element],
        _ => [],
    };
}
