using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Model;

/// <summary>A total sampled each second, told as StoreStatsService does: "t10 t60 t600", empty while too young.</summary>
internal sealed class RateSamples
{
    private const int Capacity = 601;
    private readonly long[] ring = new long[Capacity];
    private int next;
    private int count;

    public void Sample(long total)
    {
        ring[next] = total;
        next = (next + 1) % Capacity;
        count = Math.Min(count + 1, Capacity);
    }

    public string Text => $"{Window(10)} {Window(60)} {Window(600)}";

    /// <summary>getTotalTps fills what is missing with 0.0.</summary>
    public string TextWithZeros => $"{WindowOrZero(10)} {WindowOrZero(60)} {WindowOrZero(600)}";

    private string Window(int seconds) => count <= seconds
        ? ""
        : JavaText.Of((Ago(0) - Ago(seconds)) / (double)seconds);

    private string WindowOrZero(int seconds) => count <= seconds ? "0.0" : Window(seconds);

    private long Ago(int seconds) => ring[(next - 1 - seconds + (2 * Capacity)) % Capacity];
}
