namespace Probes.Contract;

/// <summary>One question to a broker, as the host sees it.</summary>
/// <param name="Name">The name in <c>collect[]</c> and in the label <c>collector</c>.</param>
/// <param name="Refresh">How old an answer may get before the question is asked again; zero: asked in every collection.</param>
/// <param name="MaximumAge">How old an answer may get before it is dropped rather than served.</param>
public sealed record CollectorDescription(string Name, TimeSpan Refresh, TimeSpan MaximumAge)
{
    /// <summary>The page with this exporter's own names.</summary>
    public const string MainPage = "";

    /// <summary>
    /// May wait for a target's second collection: what hardly ever changes must not make the first one, which asks
    /// everything anew, longer still.
    /// </summary>
    public bool MayWait { get; init; }

    /// <summary>
    /// The page that it is for: <see cref="MainPage"/>, or the name of a <see cref="CompatPage"/>. It is not asked while
    /// nobody scrapes that page.
    /// </summary>
    public string Page { get; init; } = MainPage;
}
