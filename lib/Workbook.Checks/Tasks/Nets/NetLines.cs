namespace Workbook.Checks.Tasks.Nets;

/// <summary>Gradients of whole nets against the reference and against centered differences.</summary>
internal static class NetLines
{
    private const double Step = 1e-4;
    private const int Coordinates = 12;

    /// <summary>"gradient of W1".</summary>
    public static string Gradient(string parameter) => $"gradient of {parameter}";

    /// <summary>
    /// What a net's gradients should be. Rounding grows from layer to layer, so 1e-8 of the largest value is allowed; what should be 0
    /// (a bias in front of batch norm) is judged absolutely, by the size of the gradients around it.
    /// </summary>
    public static IEnumerable<Expected> Expect(ParameterSet<double> gradients)
    {
        var largest = gradients.Max(gradient => gradient.Values.Max(Math.Abs));
        foreach (var gradient in gradients)
        {
            var limit = (1e-8 * gradient.Values.Max(Math.Abs)) + (1e-10 * largest);
            var value = NetCase.Value(gradient);
            yield return new Expected(Gradient(gradient.Name), value, value with { Values = [.. value.Values.Select(_ => limit)] });
        }
    }

    /// <summary>
    /// A line that compares some coordinates of each gradient with centered differences of the reference's loss; its parameters are
    /// changed in place and put back.
    /// </summary>
    public static void Numerical(Comparisons lines, Recording recording, NetReference net)
    {
        var differences = new List<Difference>();
        var (skipped, relative) = (0, 0.0);
        var overall = net.Parameters.Max(parameter => recording[Gradient(parameter.Name)].Values.Max(Math.Abs));
        foreach (var parameter in net.Parameters)
        {
            var found = recording[Gradient(parameter.Name)];
            var largest = found.Values.Max(Math.Abs);
            for (var k = 0; k < Math.Min(Coordinates, parameter.Values.Length); k++)
            {
                // Spread over the parameter; a matrix lies column after column.
                var place = (int)((long)k * parameter.Values.Length / Math.Min(Coordinates, parameter.Values.Length));
                if (Centered(parameter.Values, place, net) is not { } centered)
                {
                    skipped++;
                    continue;
                }

                var rows = parameter.Matrix?.RowCount ?? 1;
                var actual = found[place % rows, place / rows];
                var error = Math.Abs(actual - centered.Gradient);
                var isSmall = Math.Abs(centered.Gradient) < 1e-3 * overall;
                relative = Math.Max(relative, isSmall ? 0 : error / (Math.Abs(actual) + Math.Abs(centered.Gradient)));
                var at = parameter.Matrix is null ? $"[{place}]" : $"[{place % rows},{place / rows}]";
                var limit = (1e-5 * largest) + centered.Rounding;
                var expected = Tolerance.Number($"{Gradient(parameter.Name)}, {at}", centered.Gradient, limit);
                differences.Add(Difference.Of(recording, expected, RecordedValue.Of(actual)));
            }
        }

        var kinks = skipped > 0 ? $", {skipped} at a kink of ReLU left out" : "";
        lines.Compare(
            "gradients against numerical gradients",
            differences,
            "The loss is right and its slope is not: follow the backward pass from the last layer to the first.",
            string.Create(CultureInfo.InvariantCulture, $"relative error {relative:0.0e+0}, {differences.Count} coordinates{kinks}"));
    }

    private static (double Gradient, double Rounding)? Centered(double[] values, int place, NetReference net)
    {
        var kept = values[place];
        var h = Step * Math.Max(0.1, Math.Sqrt(values.Sum(value => value * value) / values.Length));
        values[place] = kept + h;
        var above = net.Value();
        values[place] = kept - h;
        var below = net.Value();
        values[place] = kept;
        var size = Math.Abs(above.Loss);
        return above.Pattern.AsSpan().SequenceEqual(below.Pattern)
            ? ((above.Loss - below.Loss) / (2 * h), (50 * Tolerance.MachineEpsilon * size / h) + (1e-7 * size))
            : null;
    }
}
