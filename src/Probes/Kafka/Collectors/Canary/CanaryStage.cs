namespace Probes.Kafka.Collectors.Canary;

/// <summary>How far an attempt had come.</summary>
internal enum CanaryStage
{
    Creating,
    Checking,
    Sending,
    Reading,
}
