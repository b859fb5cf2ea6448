namespace Dashboards;

/// <summary>A choice at the top of a dashboard: the values of a label.</summary>
/// <param name="Name">Its name in queries; the same on all dashboards, so that links between them keep what is chosen.</param>
/// <param name="Title">What operators read.</param>
/// <param name="Label">The label whose values are offered.</param>
/// <param name="Metric">The metric that has the label, with the short form of the matchers of variables before this one.</param>
internal sealed record Variable(string Name, string Title, string Label, string Metric)
{
    // A target that does not answer has this one and no other.
    public static Variable Job { get; } = new("job", "Job", "job", "messaging_up");

    public static Variable Instance { get; } = new("instance", "Instance", "instance", "messaging_up{job=~\"$job\"}");

    public static Variable Of(string name, string title, string metric) => new(name, title, name, metric);

    public string Query => $"label_values({Selectors.Expand(Metric)}, {Label})";
}
