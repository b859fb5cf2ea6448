using Probes.RocketMq.Client;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Client;

public sealed class LastingAliasesTests
{
    private static readonly Endpoint Known = new("rmq", 9876);
    private static readonly Endpoint Foreign = new("elsewhere", 9876);

    private readonly ManualTime _time = new();
    private readonly List<Endpoint> _asked = [];
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact(Timeout = 10_000)]
    public async Task Names_are_looked_up_side_by_side_and_once_in_five_minutes_whether_they_are_known_or_not()
    {
        var token = TestContext.Current.CancellationToken;
        var aliases = new LastingAliases(FindAsync, _time);
        // Each look-up waits for the other one to begin.
        Assert.Equal([Known], (await aliases.OfAsync([Known, Foreign, Known], token)).Keys);
        _time.Advance(LastingAliases.MaximumAge - TimeSpan.FromSeconds(1));
        Assert.Equal([Known], (await aliases.OfAsync([Foreign, Known], token)).Keys);
        Assert.Equal(2, _asked.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        await aliases.OfAsync([Known], token);
        Assert.Equal(3, _asked.Count);
    }

    private async Task<IReadOnlySet<Endpoint>?> FindAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        lock (_asked)
        {
            _asked.Add(endpoint);
            if (_asked.Count == 2)
                _all.SetResult();
        }

        await _all.Task;
        return endpoint == Known ? new HashSet<Endpoint> { endpoint, new("10.0.0.1", 9876) } : null;
    }
}
