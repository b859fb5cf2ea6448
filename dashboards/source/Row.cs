namespace Dashboards;

/// <summary>Panels under a heading; details are folded until somebody wants them.</summary>
internal sealed record Row(string Title, params IReadOnlyList<Panel> Panels)
{
    public bool IsFolded { get; init; }

    public static Row Folded(string title, params IReadOnlyList<Panel> panels) => new(title, panels) { IsFolded = true };
}
