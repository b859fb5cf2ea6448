using Probes.Contract;

namespace Probes.Kafka.Client;

/// <summary>There is no token, and it is the token endpoint's affair and not the broker's that was about to be shown one.</summary>
internal sealed class TokenException(FailureKind kind, string message, Exception inner) : ProbeException(kind, message, inner);
