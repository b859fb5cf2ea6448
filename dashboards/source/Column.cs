namespace Dashboards;

/// <summary>A column of a table: one label of its rows.</summary>
/// <param name="Label">The label.</param>
/// <param name="Title">The column's head.</param>
/// <param name="LeadsTo">The uid of the dashboard that a value leads to; null: none.</param>
/// <param name="As">The variable there that takes the value; null: the label's name.</param>
internal sealed record Column(string Label, string Title, string? LeadsTo = null, string? As = null);
