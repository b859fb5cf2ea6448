using System.Text.RegularExpressions;

namespace Architecture.Tests.Sources;

public sealed partial class SourceTests
{
    /// <summary>A larger file is doing two things.</summary>
    private const int MostLines = 200;

    private static readonly string[] _sources = [.. Repository.Files("src", "*.cs")];

    [Fact]
    public void There_are_sources_to_look_at() => Assert.True(_sources.Length > 200, $"only {_sources.Length} files");

    [Fact]
    public void No_source_file_is_longer_than_it_can_be_read_at_once() =>
        Assert.DoesNotContain(_sources, file => Repository.Read(file).Count(character => character == '\n') > MostLines);

    [Fact]
    public void Every_sentence_of_the_log_stands_in_a_file_named_Log() =>
        Assert.DoesNotContain(_sources, file => Path.GetFileName(file) != "Log.cs" && Repository.Read(file).Contains("[LoggerMessage(", StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_logged_but_those_sentences() =>
        Assert.DoesNotContain(_sources, file => DirectLogging().IsMatch(Repository.Read(file)));

    [Fact]
    public void Every_sentence_of_the_log_begins_and_ends_as_one() => Assert.All(
        _sources.SelectMany(file => Sentences().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value)),
        sentence =>
        {
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.True(char.IsUpper(sentence[0]), sentence);
        });

    [Fact]
    public void Names_say_what_a_type_is_and_not_that_it_helps() =>
        Assert.DoesNotContain(_sources, file => EmptyWords().IsMatch(Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("BrokerExporter.sln").Replace('\\', '/');
        string[] projects = [.. ((string[])["src", "tests", "dashboards"]).SelectMany(folder => Repository.Files(folder, "*.csproj"))];
        Assert.Contains("dashboards/source/Dashboards.csproj", projects);
        Assert.All(projects, project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void The_scripts_can_be_run()
    {
        foreach (var script in (string[])["eng/test", "eng/demo", "eng/docs", "eng/publish", ".ci/run"])
        {
            Assert.StartsWith("#!/usr/bin/env bash\n", Repository.Read(script), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute), script);
        }
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(\s*(""|\$""|LogLevel)")]
    private static partial Regex DirectLogging();

    [GeneratedRegex(@"\[LoggerMessage\([^\]]*?Message = ""([^""]+)""")]
    private static partial Regex Sentences();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Base|Impl)$")]
    private static partial Regex EmptyWords();
}
