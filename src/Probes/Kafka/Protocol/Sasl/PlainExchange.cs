using System.Collections.Immutable;
using System.Text;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>
/// PLAIN (RFC 4616): [authzid] NUL authcid NUL passwd, in UTF-8. The strings are sent as they are, as Kafka's own client does: SASLprep
/// (RFC 4013), which RFC 4616 wants of the server, is left to it.
/// </summary>
internal sealed class PlainExchange(string user, string password) : SaslExchange
{
    public override string Mechanism => "PLAIN";

    public override ImmutableArray<byte> First() => [.. Encoding.UTF8.GetBytes($"\0{user}\0{password}")];

    public override ImmutableArray<byte>? Next(ReadOnlySpan<byte> challenge) => null;
}
