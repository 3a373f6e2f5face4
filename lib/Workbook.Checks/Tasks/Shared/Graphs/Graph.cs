namespace Workbook.Checks.Tasks.Shared.Graphs;

/// <summary>
/// A computation on tables of N×D values as a list of steps, any of which can be replaced. All values are tables: what has one value for
/// each column, each row or in all repeats it.
/// </summary>
/// <param name="Given">The names of the tables that it begins with.</param>
internal sealed record Graph(IReadOnlyList<string> Given, IReadOnlyList<Step> Steps)
{
    /// <summary>The same with steps in place of one.</summary>
    public Graph With(int index, params IReadOnlyList<Step> steps)
        => this with { Steps = [.. Steps.Take(index), .. steps, .. Steps.Skip(index + 1)] };

    /// <summary>Whether a step can use a table: it is given, or made by a step before.</summary>
    public bool Knows(string name, int index) => Given.Contains(name) || Steps.Take(index).Any(step => step.Name == name);

    /// <summary>Whether one of its steps makes a table.</summary>
    public bool Makes(string name) => Steps.Any(step => step.Name == name);

    /// <summary>Some of its steps, which begin with other tables.</summary>
    public Graph Part(IReadOnlyList<string> given, params IReadOnlyList<string> steps)
        => new(given, [.. Steps.Where(step => steps.Contains(step.Name))]);
}

/// <summary>Named tables of one size.</summary>
/// <param name="Rows">N.</param>
/// <param name="Columns">D.</param>
/// <param name="ByRows">Whether rows are normalized, each by itself; else columns are.</param>
internal sealed record Tables(int Rows, int Columns, bool ByRows)
{
    private readonly Dictionary<string, double[]> _values = [];

    /// <summary>How many values a line has that is normalized: N for a column, D for a row.</summary>
    public int Length => ByRows ? Columns : Rows;

    /// <summary>How many lines there are.</summary>
    public int Lines => ByRows ? Rows : Columns;

    public double[] this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>The place of a line's value.</summary>
    public int Place(int line, int index) => ByRows ? (line * Columns) + index : (index * Columns) + line;

    public Tables With(string name, Matrix<double> matrix)
    {
        _values[name] = matrix.ToRowMajorArray();
        return this;
    }

    /// <summary>One value for each column.</summary>
    public Tables WithColumns(string name, Vector<double> vector) => With(name, (_, column) => vector[column]);

    /// <summary>One value for each line.</summary>
    public Tables WithLines(string name, Vector<double> vector) => With(name, (row, column) => vector[ByRows ? row : column]);

    /// <summary>Adds what each step of a graph gives.</summary>
    public Tables Run(Graph graph)
    {
        foreach (var step in graph.Steps)
        {
            this[step.Name] = step.Of(this);
        }

        return this;
    }

    /// <summary>The sizes, as N and D.</summary>
    public Tables WithSizes() => With("N", Rows).With("D", Columns);

    public Tables With(string name, double value) => With(name, (_, _) => value);

    public Matrix<double> Matrix(string name) => Matrix<double>.Build.DenseOfRowMajor(Rows, Columns, _values[name]);

    /// <summary>What has one value for each column.</summary>
    public Vector<double> PerColumn(string name) => Vector<double>.Build.Dense(Columns, j => _values[name][j]);

    /// <summary>What has one value for each line.</summary>
    public Vector<double> PerLine(string name) => Vector<double>.Build.Dense(Lines, line => _values[name][Place(line, 0)]);

    private Tables With(string name, Func<int, int, double> value)
    {
        var values = new double[Rows * Columns];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = value(place / Columns, place % Columns);
        }

        _values[name] = values;
        return this;
    }
}

/// <summary>One step of a graph.</summary>
/// <param name="Name">What it gives, as a learner reads it: "dσ²".</param>
internal abstract record Step(string Name)
{
    /// <summary>What it is a part of, for a learner who may have no such step: Σ x of "μ". Else its name.</summary>
    public string Title
    {
        get => field ?? Name;
        init;
    }

    /// <summary>The line of the formula that it belongs to.</summary>
    public string Formula { get; init; } = "";

    public abstract double[] Of(Tables tables);
}

/// <summary>A table to a power.</summary>
internal sealed record Factor(string Name, double Power = 1)
{
    public static implicit operator Factor(string name) => new(name);

    /// <summary>As a learner reads it: "1/√(σ² + ε)".</summary>
    public override string ToString()
    {
        var name = Name.Contains(' ', StringComparison.Ordinal) ? $"({Name})" : Name;
        var raised = Name.Length > 1 ? $"({Name})" : Name;
        return Power switch
        {
            1 => Name,
            2 => $"{name}²",
            0.5 => $"√{name}",
            1.5 => $"{raised}^(3/2)",
            -1 => $"1/{name}",
            -2 => $"1/{name}²",
            -0.5 => $"1/√{name}",
            -1.5 => $"{raised}^(−3/2)",
            _ => $"{raised}^{Power.ToString(CultureInfo.InvariantCulture).Replace('-', '−')}",
        };
    }
}

/// <summary>A product entry by entry, times a number.</summary>
internal sealed record Product(string Name, double Number, params IReadOnlyList<Factor> Factors) : Step(Name)
{
    public override double[] Of(Tables tables)
    {
        var result = new double[tables.Rows * tables.Columns];
        Array.Fill(result, Number);
        foreach (var (name, power) in Factors)
        {
            var values = tables[name];
            for (var place = 0; place < result.Length; place++)
            {
                result[place] *= power switch
                {
                    1 => values[place],
                    -0.5 => 1 / Math.Sqrt(values[place]),
                    _ => PortableMath.Pow(values[place], power),
                };
            }
        }

        return result;
    }
}

/// <summary>A sum of tables, each times a number.</summary>
internal sealed record Plus(string Name, params IReadOnlyList<(double Number, string Of)> Terms) : Step(Name)
{
    public override double[] Of(Tables tables)
    {
        var result = new double[tables.Rows * tables.Columns];
        foreach (var (number, name) in Terms)
        {
            var values = tables[name];
            for (var place = 0; place < result.Length; place++)
            {
                result[place] += number * values[place];
            }
        }

        return result;
    }
}

/// <summary>A number.</summary>
internal sealed record Constant(string Name, double Value) : Step(Name)
{
    public override double[] Of(Tables tables)
    {
        var result = new double[tables.Rows * tables.Columns];
        Array.Fill(result, Value);
        return result;
    }
}

/// <summary>How the values of a line are added up.</summary>
internal enum Summing
{
    Whole,

    /// <summary>Assigned in a loop: the last one is left.</summary>
    Last,

    /// <summary>Assigned once, or left after the first turn of a loop.</summary>
    First,

    /// <summary>The loop begins one too late.</summary>
    WithoutFirst,

    /// <summary>The loop ends one too early.</summary>
    WithoutLast,

    /// <summary>What has been added up so far, where the whole sum belongs.</summary>
    Running,

    /// <summary>Not added up at all.</summary>
    Own,

    /// <summary>Added up in an inner loop that repeats it, once for each line.</summary>
    Repeated,

    /// <summary>Along the other axis.</summary>
    Across,

    /// <summary>Over all of the table.</summary>
    Everything,

    /// <summary>The factors of the product are added up one by one, and the sums multiplied.</summary>
    Factors,
}

/// <summary>A sum along each line, or, of what has a value for each column, over the rows.</summary>
internal sealed record Total(string Name, string Added, bool OverRows = false, Summing How = Summing.Whole) : Step(Name)
{
    /// <summary>The factors of what is added up.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    public override double[] Of(Tables tables)
    {
        var values = tables[Added];
        var byRows = tables.ByRows && !OverRows;
        byRows = How == Summing.Across ? !byRows : byRows;
        var result = new double[values.Length];
        if (How == Summing.Own)
        {
            return values;
        }

        if (How == Summing.Factors)
        {
            foreach (var factor in Parts)
            {
                tables[$"{factor} added up"] = (this with { Added = factor, How = Summing.Whole }).Of(tables);
            }

            return new Product(Name, 1, [.. Parts.Select(factor => new Factor($"{factor} added up"))]).Of(tables);
        }

        if (How == Summing.Everything)
        {
            Array.Fill(result, values.Sum());
            return result;
        }

        var along = tables with { ByRows = byRows };
        for (var line = 0; line < along.Lines; line++)
        {
            var sum = 0.0;
            for (var i = 0; i < along.Length; i++)
            {
                var value = values[along.Place(line, i)];
                sum = How switch
                {
                    Summing.Last => value,
                    Summing.First => i == 0 ? value : sum,
                    Summing.WithoutFirst => i == 0 ? 0 : sum + value,
                    Summing.WithoutLast => i == along.Length - 1 ? sum : sum + value,
                    _ => sum + value,
                };
                if (How == Summing.Running)
                {
                    result[along.Place(line, i)] = sum;
                }
            }

            sum *= How == Summing.Repeated ? along.Lines : 1;
            for (var i = 0; i < along.Length && How != Summing.Running; i++)
            {
                result[along.Place(line, i)] = sum;
            }
        }

        return result;
    }
}
