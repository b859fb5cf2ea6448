using System.Collections.Immutable;
using Probes.Kafka.Protocol;

namespace Simulator.Kafka.Security;

/// <summary>What the cluster's ACLs keep from clients: topics, groups, the cluster itself, for some requests or for all. Thread-safe.</summary>
internal sealed class Denials
{
    private ImmutableArray<Denial> denials = [];

    private enum Subject
    {
        Topic,
        Group,
        Cluster,
    }

    /// <param name="name">Null: every topic.</param>
    /// <param name="requests">None: all.</param>
    public void DenyTopic(string? name, params ImmutableArray<ApiKey> requests) => Add(new(Subject.Topic, name, requests));

    /// <param name="name">Null: every group.</param>
    /// <param name="requests">None: all.</param>
    public void DenyGroup(string? name, params ImmutableArray<ApiKey> requests) => Add(new(Subject.Group, name, requests));

    /// <param name="requests">None: all.</param>
    public void DenyCluster(params ImmutableArray<ApiKey> requests) => Add(new(Subject.Cluster, null, requests));

    /// <summary>Everything is allowed again.</summary>
    public void Clear() => ImmutableInterlocked.InterlockedExchange(ref denials, []);

    public bool HasTopic(string name, ApiKey request) => Has(Subject.Topic, name, request);

    public bool HasGroup(string name, ApiKey request) => Has(Subject.Group, name, request);

    public bool HasCluster(ApiKey request) => Has(Subject.Cluster, null, request);

    private void Add(Denial denial) => ImmutableInterlocked.Update(ref denials, (known, added) => known.Add(added), denial);

    private bool Has(Subject subject, string? name, ApiKey request) => denials.Any(denial =>
        denial.Subject == subject && (denial.Name is null || denial.Name == name) && (denial.Requests.IsEmpty || denial.Requests.Contains(request)));

    private sealed record Denial(Subject Subject, string? Name, ImmutableArray<ApiKey> Requests);
}
