namespace Probes.Nats.Model.Servers;

/// <summary>Clients of one name that were closed for one reason.</summary>
internal readonly record struct SlowClient(string Name, string Reason)
{
    /// <summary>So many names of one account are told: they are the clients' own and could be any number.</summary>
    public const int MostNamed = 200;

    /// <summary>All others.</summary>
    public static SlowClient Other { get; } = new("(other)", "other");
}
