namespace Workbook.Checks.Judging;

/// <summary>What should come out of each case, computed once.</summary>
internal sealed class Expectations(Func<CheckCase, IEnumerable<Expected>> expect)
{
    private readonly Dictionary<CheckCase, IReadOnlyList<Expected>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>All that should come out of a case.</summary>
    public IReadOnlyList<Expected> Of(CheckCase inputs)
    {
        if (!_known.TryGetValue(inputs, out var all))
        {
            _known[inputs] = all = [.. expect(inputs)];
        }

        return all;
    }

    /// <summary>One output of a case.</summary>
    public Expected Of(CheckCase inputs, string output) => Of(inputs).First(expected => expected.Output == output);
}
