namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// How many topics' routes may be asked after a collection, of every name server. Where brokers are small that is all of
/// them; a large cluster gets what the collection did not spend on its brokers, so that both together cost no more than a
/// collection may.
/// </summary>
internal sealed class RouteAllowance
{
    /// <summary>Requests to all name servers together after one collection; pipelined, well under a second.</summary>
    public const int PerRound = 3000;

    /// <summary>Up to so many routes (topics × name servers), all are asked after every collection.</summary>
    public const int SmallCluster = 1000;

    /// <summary>How old a route may get in a larger one before it is due, if nothing about it is in doubt.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    /// <summary>How soon it is due again there if a name server did not answer.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing may be left over before a share is asked all the same: one twentieth.</summary>
    private const int Share = 20;

    private DateTimeOffset? _sparedAt;

    /// <param name="topics">Topics of interest.</param>
    /// <param name="nameServers">Name servers that answer.</param>
    /// <param name="leftOver">Requests that the collection did not need; null: its brokers did not answer, and so cost nothing.</param>
    /// <param name="now">The time.</param>
    public int Next(int topics, int nameServers, int? leftOver, DateTimeOffset now)
    {
        if (topics == 0 || nameServers == 0)
            return 0;
        var share = ((topics * nameServers) + Share - 1) / Share;
        if (leftOver is null || leftOver >= share)
            _sparedAt = now;
        _sparedAt ??= now;
        var isStarved = now - _sparedAt > RequestAllowance.Patience;
        var requests = Math.Min(leftOver ?? PerRound, PerRound);
        return Math.Max(requests, isStarved ? Math.Min(share, PerRound) : 0) / nameServers;
    }
}
