using Microsoft.Extensions.Logging;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>Tells the log, once, of brokers that are all reached at one address: containers that advertise localhost, or a map that is wrong.</summary>
internal sealed class SharedAddresses(ILogger logger, string target)
{
    private HashSet<Endpoint> _told = [];

    public void Look(BrokerDirectory directory)
    {
        HashSet<Endpoint> shared = [];
        foreach (var (brokers, endpoint) in directory.Shared)
        {
            shared.Add(endpoint);
            if (!_told.Contains(endpoint))
                Tell(brokers, endpoint.ToString());
        }

        _told = shared;
    }

    private void Tell(string brokers, string address) => Log.SharedAddress(logger, target, brokers, address);
}
