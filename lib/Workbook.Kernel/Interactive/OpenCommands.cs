namespace Workbook.Kernel;

/// <summary>The commands that an editor has sent and that are not done, in their order.</summary>
internal sealed class OpenCommands
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, WireLine> _commands = new(StringComparer.Ordinal);

    /// <summary>The cell that runs, or is the next to run; null where none is.</summary>
    public WireLine? FirstCell
    {
        get
        {
            lock (_lock)
            {
                return _commands.Values.FirstOrDefault(command => command.IsSubmission);
            }
        }
    }

    public void Add(WireLine command)
    {
        lock (_lock)
        {
            _commands[command.Token] = command;
        }
    }

    public bool Has(WireLine command)
    {
        lock (_lock)
        {
            return _commands.ContainsKey(command.Token);
        }
    }

    /// <summary>The command that another is part of, or the same; null where that is done.</summary>
    public WireLine? Of(WireLine line)
    {
        lock (_lock)
        {
            return _commands.GetValueOrDefault(line.RootToken);
        }
    }

    /// <summary>It is done.</summary>
    public void Remove(string token)
    {
        lock (_lock)
        {
            _commands.Remove(token);
        }
    }

    /// <summary>None is open any more.</summary>
    public IReadOnlyList<WireLine> TakeAll()
    {
        lock (_lock)
        {
            WireLine[] all = [.. _commands.Values];
            _commands.Clear();
            return all;
        }
    }
}
