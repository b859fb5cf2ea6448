using Probes.Metrics;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Where the samples of one server go. What is not told is not there.</summary>
internal readonly record struct ServerSeries(SampleSink Sink, string Cluster, string Server)
{
    public void Add(Metric metric, long? value)
    {
        if (value is { } known)
            Sink.Add(metric, known, Cluster, Server);
    }

    public void Add(Metric metric, double? value)
    {
        if (value is { } known)
            Sink.Add(metric, known, Cluster, Server);
    }

    public void Add(Metric metric, bool value) => Sink.Add(metric, value, Cluster, Server);

    public void Add(Metric metric, long? value, string label)
    {
        if (value is { } known)
            Sink.Add(metric, known, Cluster, Server, label);
    }

    /// <summary>A moment in Unix seconds; servers write the year 1 for never.</summary>
    public void AddMoment(Metric metric, DateTimeOffset? moment)
    {
        if (Moment(moment) is { } seconds)
            Sink.Add(metric, seconds, Cluster, Server);
    }

    public void AddMoment(Metric metric, DateTimeOffset? moment, string label)
    {
        if (Moment(moment) is { } seconds)
            Sink.Add(metric, seconds, Cluster, Server, label);
    }

    private static double? Moment(DateTimeOffset? moment) =>
        moment is { Year: > 1 } known ? (known - DateTimeOffset.UnixEpoch).TotalSeconds : null;
}
