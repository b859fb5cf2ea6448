using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>
/// What a scrape asks for in its query: <c>collect[]</c> or <c>exclude[]</c> as node_exporter has them, and <c>name[]</c> as
/// client_golang has it. Other parameters mean nothing.
/// </summary>
/// <param name="Collectors">The only collectors that are asked; null: all.</param>
/// <param name="Names">The only metrics that are shown; null: all.</param>
internal sealed record ScrapeQuery(IReadOnlySet<string>? Collectors, IReadOnlySet<string>? Names)
{
    public const string Collect = "collect[]";

    public const string Exclude = "exclude[]";

    public const string Name = "name[]";

    /// <param name="query">The query of the request.</param>
    /// <param name="page">Which page.</param>
    /// <param name="collectors">Those that it has, of the targets that are asked.</param>
    /// <param name="problem">What is wrong with it, for whoever wrote it; empty if nothing is.</param>
    public static ScrapeQuery Read(IQueryCollection query, ServedPage page, IReadOnlySet<string> collectors, out string problem)
    {
        problem = "";
        var (collect, exclude, names) = (SetOf(query, Collect), SetOf(query, Exclude), SetOf(query, Name));
        if (collect is not null && exclude is not null)
        {
            problem = $"{Collect} and {Exclude} cannot be combined.\n";
            return new ScrapeQuery(null, null);
        }

        if ((collect ?? exclude) is { } named)
        {
            problem = ProblemOf("collector", named, collectors);
            collect ??= collectors.Where(collector => !named.Contains(collector)).ToHashSet(StringComparer.Ordinal);
        }

        if (names is not null && problem.Length == 0)
            problem = ProblemOf("metric", names, page.Names);
        return new ScrapeQuery(collect, names);
    }

    private static HashSet<string>? SetOf(IQueryCollection query, string parameter) =>
        query.TryGetValue(parameter, out var values) ? values.Select(value => value ?? "").ToHashSet(StringComparer.Ordinal) : null;

    private static string ProblemOf(string thing, IReadOnlySet<string> given, IReadOnlySet<string> known) =>
        given.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? $"This page has no {thing} \"{unknown}\". It has:\n{string.Concat(known.Order(StringComparer.Ordinal).Select(name => name + "\n"))}"
            : "";
}
