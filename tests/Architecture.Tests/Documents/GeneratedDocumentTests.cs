using Probes;

namespace Architecture.Tests.Documents;

/// <summary>With <c>UPDATE_DOCS=1</c> in the environment (<c>eng/docs</c>) the documents are written instead of compared.</summary>
public sealed class GeneratedDocumentTests
{
    [Fact]
    public void The_metrics_reference_is_what_the_catalogues_say() => Compare("docs/metrics.md", MetricsReference.Write());

    [Fact]
    public void The_configuration_reference_is_what_the_program_reads() => Compare("docs/configuration.md", ConfigurationReference.Write());

    [Fact]
    public void The_command_line_reference_is_what_help_prints() => Compare("docs/cli.md", CommandLineReference.Write());

    [Fact]
    public void The_tables_of_other_exporters_names_are_what_the_pages_show() => Assert.All(
        ProbeKinds.All.SelectMany(kind => kind.CompatPages),
        page => Compare(CompatReference.PathOf(page), CompatReference.Write(page, Repository.Read(CompatReference.PathOf(page)))));

    internal static void Compare(string path, string expected)
    {
        expected = expected.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, path), expected);
        Assert.True(Repository.Has(path), $"there is no {path}: run eng/docs");
        Assert.True(expected == Repository.Read(path), $"{path} is stale: run eng/docs\n{FirstDifference(expected, Repository.Read(path))}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (wanted, there) = (expected.Split('\n'), actual.Split('\n'));
        var line = wanted.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n  code:     {wanted.ElementAtOrDefault(line)}\n  document: {there.ElementAtOrDefault(line)}";
    }
}
