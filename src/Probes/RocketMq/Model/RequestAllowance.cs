
namespace Probes.RocketMq.Model;

/// <summary>
/// How many requests one collection may send to one broker beyond the offsets of consumed topics: for topics that nobody
/// consumes (retry and dead-letter topics among them), for connected clients, for the age of old backlogs. A collection
/// is to cost a broker about one request for each topic with consumers; what idle topics save is spent here. Thread-safe:
/// collectors run side by side.
/// </summary>
internal sealed class RequestAllowance
{
    /// <summary>Up to this many consumed topics on a broker, everything is asked in every collection: it is cheap.</summary>
    public const int SmallBroker = 200;

    /// <summary>What a small broker is asked beside its consumed topics.</summary>
    public const int ForSmallBroker = 1000;

    /// <summary>How long a large broker may be without a single idle topic before it is asked a little more all the same, so that nothing is never asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>That little: one twentieth of its consumed topics.</summary>
    private const int Share = 20;

    private readonly Lock _lock = new();
    private int _left;

    private RequestAllowance(int left, bool isSmall) => (_left, IsSmall) = (left, isSmall);

    public bool IsSmall { get; }

    public int Left => Volatile.Read(ref _left);

    /// <param name="consumed">Topics with consumers on the broker.</param>
    /// <param name="asked">Topics whose offsets this collection asked.</param>
    /// <param name="isStarved">Whether nothing was left over for longer than <see cref="Patience"/>.</param>
    public static RequestAllowance Of(int consumed, int asked, bool isStarved) => consumed <= SmallBroker
        ? new RequestAllowance(ForSmallBroker, isSmall: true)
        : new RequestAllowance(Math.Max(consumed - asked, isStarved ? ShareOf(consumed) : 0), isSmall: false);

    /// <summary>What is enough for everything to get its turn in the end.</summary>
    public static int ShareOf(int consumed) => consumed / Share;

    /// <summary>Takes what is wanted or what is left, whichever is less. Thread-safe.</summary>
    /// <param name="wanted">How many requests there is a reason for.</param>
    /// <param name="leaving">How many are to stay for others.</param>
    public int Take(int wanted, int leaving = 0)
    {
        lock (_lock)
        {
            var taken = Math.Clamp(wanted, 0, Math.Max(0, _left - leaving));
            _left -= taken;
            return taken;
        }
    }
}
