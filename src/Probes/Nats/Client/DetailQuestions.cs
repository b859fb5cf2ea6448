using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Client;

/// <summary>
/// What is asked seldom, and only if the configuration says so: each walks all of a server's connections or subscriptions.
/// Never with <c>auth</c>, which adds the JWT of every client; asked by account, the account is known without.
/// </summary>
internal static class DetailQuestions
{
    /// <summary>Pages are in no order: there is one.</summary>
    public static Question<Subsz> Subscriptions { get; } = new(
        "SUBSZ", "/subsz?subs=1&limit=1000000", """{"subscriptions":true,"limit":1000000}""", NatsJson.Default.Subsz);

    /// <summary>The connections of all accounts that were closed last.</summary>
    public static Question<Connz> Closed(int limit) => Connections(
        $"/connz?state=closed&sort=stop&limit={limit}", $$"""{"state":1,"sort":"stop","limit":{{limit}}}""");

    /// <summary>The connections of one account that were closed last.</summary>
    public static Question<Connz> ClosedOf(string account, int limit) => Connections(
        $"/connz?acc={Uri.EscapeDataString(account)}&state=closed&sort=stop&limit={limit}",
        $$"""{"acc":{{Text(account)}},"state":1,"sort":"stop","limit":{{limit}}}""");

    /// <summary>The connections of one account that most waits for.</summary>
    public static Question<Connz> MostPendingOf(string account, int limit) => Connections(
        $"/connz?acc={Uri.EscapeDataString(account)}&sort=pending&limit={limit}",
        $$"""{"acc":{{Text(account)}},"sort":"pending","limit":{{limit}}}""");

    private static Question<Connz> Connections(string path, string body) => new("CONNZ", path, body, NatsJson.Default.Connz);

    private static string Text(string value) => $"\"{System.Text.Json.JsonEncodedText.Encode(value)}\"";
}
