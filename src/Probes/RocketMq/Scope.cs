namespace Probes.RocketMq;

/// <summary>What one exporter asks.</summary>
internal enum Scope
{
    /// <summary>The name servers, and all brokers that they list.</summary>
    Cluster,

    /// <summary>The broker beside it; name servers only for where and what that is (106).</summary>
    Broker,
}
