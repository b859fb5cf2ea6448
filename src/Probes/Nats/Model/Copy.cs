namespace Probes.Nats.Model;

/// <summary>
/// One copy of a stream or consumer: only its leader's is right, others are wrong and not merely late (a consumer with nothing pending was
/// told by followers to have tens of thousands). A server without a cluster names itself the leader.
/// </summary>
/// <param name="Server">The name of the server whose copy it is.</param>
/// <param name="Leader">Whom that server takes for the leader; empty: nobody.</param>
/// <param name="Sequence">How far it is: the largest tells most where nobody leads.</param>
/// <param name="Value">What it says.</param>
internal readonly record struct Copy<T>(string Server, string Leader, ulong Sequence, T Value)
{
    /// <summary>Whether it is the leader's own.</summary>
    public bool IsLeaders => Leader.Length > 0 && Leader == Server;
}
