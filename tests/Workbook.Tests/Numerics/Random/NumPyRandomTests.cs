using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Workbook.Tests;

/// <summary>The generator against numbers that NumPy drew (<c>tests/Fixtures/numpy_random.py</c>), to the bit.</summary>
public sealed class NumPyRandomTests
{
    private static readonly JsonElement Numbers = Fixture.Read("numpy_random.json");

    public static TheoryData<long> Seeds =>
        [.. Numbers.GetProperty("randn").EnumerateArray().Select(run => run.GetProperty("seed").GetInt64())];

    public static TheoryData<int> Highs =>
        [.. Numbers.GetProperty("randint").EnumerateArray().Select(run => run.GetProperty("high").GetInt32())];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_hundred_thousand_uniform_numbers_are_NumPys(long seed) =>
        AssertRun("random_sample", "seed", seed, random => random.NextDouble(), (uint)seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_hundred_thousand_normal_numbers_are_NumPys(long seed) =>
        AssertRun("randn", "seed", seed, random => random.NextGaussian(), (uint)seed);

    [Theory]
    [MemberData(nameof(Highs))]
    public void A_hundred_thousand_integers_are_NumPys(int high) =>
        AssertRun("randint", "high", high, random => random.NextInteger(high), 231);

    [Fact]
    public void Draws_of_every_kind_in_turn_leave_the_stream_where_NumPy_leaves_it()
    {
        var random = new NumPyRandom(7);
        var steps = new (string Draw, Func<double[]> Values)[]
        {
            ("randn(3)", () => random.NextGaussianVector(3).ToArray()),
            ("rand(2,3)", () => random.NextMatrix(2, 3).ToRowMajorArray()),
            ("randn(2,2)", () => random.NextGaussianMatrix(2, 2).ToRowMajorArray()),
            ("randint(10,5)", () => [.. random.NextIntegers(10, 5)]),
            ("randn(1)", () => [random.NextGaussian()]),
            ("choice(49000,4)", () => [.. random.Choice(49000, 4)]),
            ("randint(1,3)", () => [.. random.NextIntegers(1, 3)]),
            ("randn(3)", () => random.NextGaussianVector(3).ToArray()),
            ("rand(1)", () => [random.NextDouble()]),
            ("seed(7), randn(1), seed(7), randn(2)", () => Reseeded(random)),
        };

        var expected = Numbers.GetProperty("mixed")
            .EnumerateArray()
            .Select(step => (step.GetProperty("draw").GetString()!, step.GetProperty("values").Numbers()));

        Assert.Equal(expected, steps.Select(step => (step.Draw, step.Values())));

        static double[] Reseeded(NumPyRandom random)
        {
            random.Seed(7);
            random.NextGaussian();
            random.Seed(7);
            return [random.NextGaussian(), random.NextGaussian()];
        }
    }

    [Fact]
    public void The_recorded_numbers_of_the_original_come_out_to_the_bit()
    {
        var facts = Fixture.Read("facts/seeded_groundtruth.json").GetProperty("_rng");

        Assert.Equal(facts.GetProperty("seed231_first_randn_8").Numbers(), new NumPyRandom(231).NextGaussianVector(8));
        Assert.Equal(facts.GetProperty("seed231_first_random_sample_4").Numbers(), new NumPyRandom(231).NextMatrix(4, 1).Column(0));
        Assert.Equal(facts.GetProperty("seed231_first_randint10_16").Integers(), new NumPyRandom(231).NextIntegers(10, 16));
        Assert.Equal(facts.GetProperty("seed123_first_random_sample_4").Numbers(), new NumPyRandom(123).NextMatrix(1, 4).Row(0));
    }

    [Fact]
    public void Single_precision_takes_the_same_stream_and_rounds()
    {
        var expected = new NumPyRandom(5).NextGaussianMatrix(3, 4);

        Assert.Equal(expected.Map(value => (float)value), new NumPyRandom(5).NextGaussianMatrix<float>(3, 4));
        Assert.Equal(expected.Row(0).Map(value => (float)value), new NumPyRandom(5).NextGaussianVector<float>(4));
        Assert.Equal(new NumPyRandom(5).NextMatrix(3, 4).Map(value => (float)value), new NumPyRandom(5).NextMatrix<float>(3, 4));
    }

    [Fact]
    public void A_copy_continues_alike_and_on_its_own()
    {
        var random = new NumPyRandom(3);
        random.NextGaussian();
        var copy = random.Copy();

        var first = random.NextGaussianVector(1000);

        Assert.Equal(first, copy.NextGaussianVector(1000));
    }

    [Fact]
    public void Draws_without_meaning_are_refused()
    {
        var random = new NumPyRandom(0);

        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandom(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Seed(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInteger(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextIntegers(-5, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextIntegers(5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextMatrix(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextGaussianVector(0));
        Assert.Empty(random.NextIntegers(5, 0));
    }

    private static void AssertRun<T>(string kind, string key, long value, Func<NumPyRandom, T> draw, uint seed)
        where T : unmanaged
    {
        var run = Numbers.GetProperty(kind).EnumerateArray().Single(run => run.GetProperty(key).GetInt64() == value);
        var random = new NumPyRandom(seed);
        var values = new T[Numbers.GetProperty("long").GetInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = draw(random);
        }

        var first = run.GetProperty("first").Numbers();
        Assert.Equal(first, values.Take(first.Length).Select(item => Convert.ToDouble(item, null)));
        Assert.Equal(
            run.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan()))));
    }
}
