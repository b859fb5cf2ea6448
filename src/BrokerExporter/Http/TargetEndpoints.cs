namespace BrokerExporter.Http;

/// <summary>What can be asked about the targets and the configuration that names them.</summary>
internal sealed record TargetEndpoints(ConfigEndpoint Config, ReloadEndpoint Reload, DiscoveryEndpoint Discovery, ProbeEndpoint Probe);
