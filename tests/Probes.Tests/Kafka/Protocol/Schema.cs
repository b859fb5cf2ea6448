using System.Globalization;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>A file in Schemas: a request and its response as the protocol defines them.</summary>
internal sealed record Schema(short Key, VersionRange Flexible, SchemaField Request, SchemaField Response)
{
    public static Schema Load(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Kafka", "Protocol", "Schemas", name + ".txt"));
        var key = short.Parse(Word(lines[0], "key"), CultureInfo.InvariantCulture);
        var flexible = Word(lines[1], "flexible");
        var bodies = new List<SchemaField>();
        var open = new Stack<(int Depth, SchemaField Field)>();
        foreach (var line in lines.Skip(2))
        {
            var depth = line.Length - line.TrimStart().Length;
            while (open.TryPeek(out var last) && last.Depth >= depth)
                open.Pop();
            var field = depth == 0 ? Body(line) : SchemaField.Parse(line);
            if (depth == 0)
                bodies.Add(field);
            else
                open.Peek().Field.Fields.Add(field);
            open.Push((depth, field));
        }

        return new Schema(
            key, flexible == "none" ? VersionRange.None : VersionRange.Parse(flexible + "+"),
            bodies.Single(body => body.Name == "request"), bodies.Single(body => body.Name == "response"));
    }

    private static SchemaField Body(string line) =>
        new(line.Split(' ')[0], "{}", VersionRange.Parse(line.Split(' ')[1]), VersionRange.None, null, null);

    private static string Word(string line, string expected) =>
        line.Split(' ') is [var word, var value] && word == expected ? value : throw new FormatException($"'{line}' (expected {expected})");
}
