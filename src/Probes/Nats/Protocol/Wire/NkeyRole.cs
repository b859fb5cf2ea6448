namespace Probes.Nats.Protocol.Wire;

/// <summary>Whose key it is: the first letter of its text, in the upper five bits of a byte (strkey.go of nats-io/nkeys).</summary>
internal enum NkeyRole
{
    Account = 0,
    Cluster = 2 << 3,
    Server = 13 << 3,
    Operator = 14 << 3,
    User = 20 << 3,
    Curve = 23 << 3,
}
