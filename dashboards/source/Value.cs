namespace Dashboards;

/// <summary>A column of a table: one number in each row.</summary>
/// <param name="Title">The column's head.</param>
/// <param name="Unit">Grafana's id of the unit.</param>
/// <param name="Expression">Its query, as in <see cref="Query"/>.</param>
/// <param name="Threshold">From where on it is coloured: a name in thresholds.json, or null.</param>
internal sealed record Value(string Title, string Unit, string Expression, string? Threshold = null);
