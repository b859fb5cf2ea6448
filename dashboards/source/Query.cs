namespace Dashboards;

/// <summary>One PromQL expression of a panel.</summary>
/// <param name="Expression">PromQL; <c>metric&lt;cluster,group&gt;</c> stands for the metric with matchers of these variables (<see cref="Selectors"/>).</param>
/// <param name="Legend">How a series is called, in Grafana's braces: <c>{{broker}}</c>.</param>
internal sealed record Query(string Expression, string Legend = "");
