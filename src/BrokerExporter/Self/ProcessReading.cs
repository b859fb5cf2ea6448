namespace BrokerExporter.Self;

/// <summary>What the operating system says about this process; null where it does not say.</summary>
internal sealed record ProcessReading(
    TimeSpan Cpu, long ResidentBytes, long? VirtualBytes, long? Threads, long? OpenFds, long? MaxFds);
