namespace Probes.Nats.Model.Servers;

/// <summary>Subjects that servers, JetStream and client libraries subscribe to by themselves.</summary>
internal static class InternalSubject
{
    private static readonly string[] _beginnings = ["$SYS.", "$JS.", "$JSC.", "$NRG.", "$MQTT", "_INBOX.", "_R_", "$GNR.", "_GR_"];

    public static bool Matches(string subject) => Array.Exists(_beginnings, beginning => subject.StartsWith(beginning, StringComparison.Ordinal));
}
