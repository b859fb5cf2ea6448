using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>
/// Who may ask a peer what takes it long: one at a time for each address, whoever asks. Shared by all targets, and by those
/// of the next configuration. Thread-safe.
/// </summary>
internal sealed class SlowTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Endpoint, DateTimeOffset> _taken = [];

    /// <summary>Null: somebody else's turn. What is given must be disposed of.</summary>
    public SlowTurn? TryTake(Endpoint endpoint, TimeProvider time)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(endpoint, out var until) && time.GetUtcNow() < until)
                return null;
            _taken[endpoint] = DateTimeOffset.MaxValue;
        }

        return new SlowTurn(time, until => End(endpoint, until));
    }

    private void End(Endpoint endpoint, DateTimeOffset? until)
    {
        lock (_lock)
        {
            if (until is { } busy)
                _taken[endpoint] = busy;
            else
                _taken.Remove(endpoint);
        }
    }
}
