using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Client;

/// <summary>
/// What is asked. Nothing that changes a server, costs it a profile, or shows credentials: never <c>auth=true</c> with its JWTs,
/// never RELOAD, KICK, LDM or PROFILEZ.
/// </summary>
internal static class Questions
{
    public static Question<Varz> Varz { get; } = new("VARZ", "/varz", "{}", NatsJson.Default.Varz);

    public static Question<Statsz> Statsz { get; } = new("STATSZ", "", "{}", NatsJson.Default.Statsz);

    /// <summary>Streams and consumers. The limit counts accounts; pages are in no order before 2.10.28, so there is one.</summary>
    public static Question<Jsz> Jsz { get; } = new(
        "JSZ", "/jsz?accounts=true&streams=true&consumers=true&limit=1000000",
        """{"accounts":true,"streams":true,"consumer":true,"limit":1000000}""", NatsJson.Default.Jsz);

    /// <summary>The same with their configuration, which is as much again.</summary>
    public static Question<Jsz> JszWithConfig { get; } = new(
        "JSZ", "/jsz?accounts=true&streams=true&consumers=true&config=true&limit=1000000",
        """{"accounts":true,"streams":true,"consumer":true,"config":true,"limit":1000000}""", NatsJson.Default.Jsz);

    public static Question<Routez> Routez { get; } = new("ROUTEZ", "/routez", "{}", NatsJson.Default.Routez);

    public static Question<Gatewayz> Gatewayz { get; } = new("GATEWAYZ", "/gatewayz", "{}", NatsJson.Default.Gatewayz);

    public static Question<Leafz> Leafz { get; } = new("LEAFZ", "/leafz", "{}", NatsJson.Default.Leafz);

    public static Question<Subsz> Subsz { get; } = new("SUBSZ", "/subsz", "{}", NatsJson.Default.Subsz);

    /// <summary>Without unused, accounts that nobody is connected to are left out, and a server without any does not answer at all.</summary>
    public static Question<Accstatz> Accstatz { get; } = new(
        "STATZ", "/accstatz?unused=1", """{"accounts":[],"include_unused":true}""", NatsJson.Default.Accstatz)
    {
        Subject = "$SYS.REQ.ACCOUNT.PING.STATZ",
    };

    public static Question<Healthz> Healthz { get; } = new("HEALTHZ", "/healthz", "{}", NatsJson.Default.Healthz) { MayBeUnwell = true };

    /// <summary>The meta group's alone: a server has a group for each replicated stream and consumer.</summary>
    public static Question<Raftz> Raftz { get; } = new(
        "RAFTZ", $"/raftz?group={Protocol.Documents.Raftz.MetaGroup}", $$"""{"group":"{{Protocol.Documents.Raftz.MetaGroup}}"}""", NatsJson.Default.Raftz);

    public static Question<Ipqueuesz> Ipqueuesz { get; } = new("IPQUEUESZ", "/ipqueuesz", "{}", NatsJson.Default.Ipqueuesz);
}
