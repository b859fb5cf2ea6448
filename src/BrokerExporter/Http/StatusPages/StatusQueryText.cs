using System.Globalization;
using BrokerExporter.Status;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The query of the page's address. What cannot be understood is left out: a link that somebody has kept must not break.</summary>
internal static class StatusQueryText
{
    public const string Text = "q";
    public const string Only = "only";
    public const string Sort = "sort";
    public const string Reversed = "reversed";
    public const string Rows = "rows";

    private const int MostCharacters = 200;

    public static StatusQuery Read(IQueryCollection query)
    {
        var text = query[Text].ToString().Trim();
        return new StatusQuery(
            text.Length > MostCharacters ? text[..MostCharacters] : text,
            WordOf(query[Only], GroupSelection.All),
            WordOf(query[Sort], GroupSort.Lag),
            query[Reversed] == "1",
            int.TryParse(query[Rows], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                ? Math.Clamp(rows, 1, StatusQuery.MostRows)
                : StatusQuery.UsualRows);
    }

    /// <summary>With the question mark; what is usual is left out. <c>?</c> alone, which is the page without any of it.</summary>
    public static string Write(StatusQuery query)
    {
        List<string> parts = [];
        if (query.Text.Length > 0)
            parts.Add($"{Text}={Uri.EscapeDataString(query.Text)}");
        if (query.Only != GroupSelection.All)
            parts.Add($"{Only}={Word(query.Only)}");
        if (query.Sort != GroupSort.Lag)
            parts.Add($"{Sort}={Word(query.Sort)}");
        if (query.Reversed)
            parts.Add($"{Reversed}=1");
        if (query.Rows != StatusQuery.UsualRows)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Rows}={query.Rows}"));
        return "?" + string.Join('&', parts);
    }

    /// <summary>The word for a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T WordOf<T>(string? text, T usual)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == text)
                return value;
        }

        return usual;
    }
}
