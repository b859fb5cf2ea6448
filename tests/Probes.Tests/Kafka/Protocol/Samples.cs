using Probes.Kafka.Protocol;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>A sample at least of every message spoken, both ways.</summary>
internal static class Samples
{
    public static Sample[] All { get; } = [.. SampleRequests.All, .. SampleResponses.Cluster, .. SampleResponses.Groups];

    /// <summary>With each version spoken.</summary>
    public static TheoryData<string, short> Versions(bool requests)
    {
        var data = new TheoryData<string, short>();
        foreach (var sample in All.Where(sample => sample.IsRequest == requests))
        {
            foreach (var version in sample.Versions)
                data.Add(sample.Name, version);
        }

        return data;
    }

    public static Sample Of(string name, bool request) => All.Single(sample => sample.Name == name && sample.IsRequest == request);
}
