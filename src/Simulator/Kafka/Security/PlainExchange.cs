using System.Text;

namespace Simulator.Kafka.Security;

/// <summary>RFC 4616: authorization NUL name NUL password (PlainSaslServer).</summary>
internal sealed class PlainExchange(KafkaSasl sasl) : ISaslExchange
{
    public SaslStep Next(ReadOnlySpan<byte> step)
    {
        var parts = Encoding.UTF8.GetString(step).Split('\0');
        return parts is not [var authorization, var name, var password] ? SaslStep.Refused("Invalid SASL/PLAIN response: expected 3 tokens, got " + parts.Length)
            : authorization.Length > 0 && authorization != name ? SaslStep.Refused("Authentication failed: Client requested an authorization id that is different from username")
            : sasl.Accounts.TryGetValue(name, out var known) && known == password ? new SaslStep([], IsDone: true)
            : SaslStep.Refused("Authentication failed: Invalid username or password");
    }
}
