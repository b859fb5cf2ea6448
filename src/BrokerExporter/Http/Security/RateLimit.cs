namespace BrokerExporter.Http.Security;

/// <summary>The section <c>rate_limit</c>: a token bucket for all clients together.</summary>
/// <param name="Interval">The time after which one more request may come; zero: no limit.</param>
/// <param name="Burst">Requests that may come at once.</param>
internal readonly record struct RateLimit(TimeSpan Interval, int Burst);
