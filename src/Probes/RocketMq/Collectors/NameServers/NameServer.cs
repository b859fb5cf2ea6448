using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Client;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>One name server, with what was measured of it since it is known.</summary>
internal sealed class NameServer(string name, NameServerClient client, TimeProvider time)
{
    // Other collectors add to it while it is listed: by ToArray, which takes its locks.
    private readonly ConcurrentDictionary<string, Histogram> _durations = new(StringComparer.Ordinal);

    /// <summary>The value of the label <c>name_server</c>.</summary>
    public string Name => name;

    public Endpoint Endpoint => client.Connection.Endpoint;

    public MqVersion? Version => client.Connection.PeerVersion;

    /// <summary>By request. Copied at once: another collector may be asking, and sorting counts first and copies then.</summary>
    public IEnumerable<KeyValuePair<string, Histogram>> Durations => _durations.ToArray().OrderBy(entry => entry.Key, StringComparer.Ordinal);

    public long FailuresOf(FailureKind kind) => client.Connection.Statistics.FailuresOf(kind);

    /// <summary>Asks one question, measured; a failure is an answer too.</summary>
    public async Task<Answer<T>> AskAsync<T>(
        RequestCode request, Func<NameServerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var value = await ask(client, cancellationToken);
            _durations.GetOrAdd(RequestCodes.NameOf(request), static _ => new Histogram(NameServerMetrics.RequestDuration))
                .Observe(time.GetElapsedTime(started).TotalSeconds);
            return new Answer<T>(value, null);
        }
        catch (ProbeException failure)
        {
            return new Answer<T>(default, failure);
        }
    }
}
