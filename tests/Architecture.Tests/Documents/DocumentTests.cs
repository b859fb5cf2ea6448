using System.Text.RegularExpressions;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Http.StatusPages;
using Probes;

namespace Architecture.Tests.Documents;

public sealed partial class DocumentTests
{
    private static readonly string[] _documents = [.. Repository.Files(".", "*.md")];

    public static TheoryData<string> Documents => [.. _documents];

    [Fact]
    public void The_documents_that_a_reader_expects_are_there() => Assert.Empty(
        ((string[])["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/http.md", "src/Probes/README.md", "src/Probes/RocketMq/README.md"])
        .Except(_documents));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_into_the_repository_leads_somewhere(string document)
    {
        foreach (var link in Markdown.LocalLinks(Repository.Read(document)))
        {
            var (path, anchor) = link.Split('#', 2) is [var file, var part] ? (file, part) : (link, "");
            var target = path.Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, path));
            Assert.True(Repository.Has(target), $"{document} links to {link}");
            if (anchor.Length > 0)
                Assert.Contains(anchor, Markdown.Anchors(Repository.Read(target)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_command_that_is_shown_exists(string document) => Assert.All(
        Markdown.Commands(Repository.Read(document)).SelectMany(command => OurScript().Matches(command).Select(match => match.Groups[1].Value)),
        script => Assert.True(Repository.Has(script), $"{document} shows {script}"));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_flag_that_is_shown_exists(string document)
    {
        var help = CommandLineReference.Help();
        Assert.All(
            OurFlag().Matches(Repository.Read(document)).Select(match => match.Value),
            flag => Assert.Contains(flag, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_README_s_first_screen_shows_the_two_commands()
    {
        var commands = Markdown.Commands(Repository.Read("README.md")).Take(4).ToList();
        Assert.Contains(commands, command => command.StartsWith("./eng/demo", StringComparison.Ordinal));
        Assert.Contains("./eng/test", Markdown.Commands(Repository.Read("README.md")));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_configuration_that_is_shown_is_a_valid_one(string document) => Assert.All(
        Markdown.Blocks(Repository.Read(document), "yaml").Where(block => block.StartsWith("targets:", StringComparison.Ordinal)),
        // The files that it names, certificates and secrets, are its reader's.
        block => Assert.DoesNotContain(
            new ConfigLoader(ProbeKinds.All, name => name).Load(document, block).Errors, error => !error.Problem.EndsWith(": no such file", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_metric_that_is_named_exists(string document)
    {
        // The canary's topic and another exporter are called like metrics and are none.
        var names = Catalogues.Catalogues.Metrics.Select(metric => metric.Name).Append("broker_exporter_canary").Append("kafka_exporter")
            .Concat(ProbeKinds.All.SelectMany(kind => kind.CompatPages).SelectMany(page => page.Families).Select(family => family.Name))
            .ToHashSet(StringComparer.Ordinal);
        // A name that ends in "_" or is followed by "*" stands for all that begin so.
        Assert.All(
            OurMetric().Matches(Repository.Read(document)).Select(match => match.Value),
            name => Assert.True(
                names.Contains(name) || (name.EndsWith('_') && names.Any(known => known.StartsWith(name, StringComparison.Ordinal))),
                $"{document} names {name}"));
    }

    [Fact]
    public void Every_path_that_is_served_is_described_and_no_other()
    {
        var served = ServedPath().Matches(Repository.Read("src/BrokerExporter/Http/Routes.cs")).Select(match => match.Groups[1].Value)
            .Append(new WebConfig().TelemetryPath)
            .Concat(StatusEndpoint.Paths)
            .Concat(ProbeKinds.All.SelectMany(kind => kind.CompatPages).Select(page => Routes.CompatPath(page.Name)));
        var described = DescribedPath().Matches(Repository.Read("docs/http.md")).Select(match => match.Groups[1].Value);
        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_package_has_its_reasons_written_down()
    {
        var reasons = Repository.Read("docs/decisions/0001-dependencies.md");
        var packages = Package().Matches(Repository.Read("Directory.Packages.props"));
        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.Contains(package.Groups[2].Value, reasons, StringComparison.Ordinal);
            Assert.True(package.Groups[1].Success, $"{package.Groups[2].Value} has no comment above it");
        });
    }

    [GeneratedRegex(@"(?:^|\s)\./((?:eng|\.ci)/\w+)")]
    private static partial Regex OurScript();

    [GeneratedRegex(@"--(?:config|web|log)\.[a-z-]+[a-z]")]
    private static partial Regex OurFlag();

    // What has a colon is recorded by a rule: those names are held against the rules.
    [GeneratedRegex(@"\b(?<!\w:)(?:messaging|rocketmq|nats|kafka|broker_exporter)_[a-z_]+\b(?!\.|-|/|:\w)")]
    private static partial Regex OurMetric();

    [GeneratedRegex(@"new\(""(/[^""]*)"",")]
    private static partial Regex ServedPath();

    [GeneratedRegex(@"^\| `(/[^`]*)` \|", RegexOptions.Multiline)]
    private static partial Regex DescribedPath();

    [GeneratedRegex(@"(-->\s*)?<PackageVersion Include=""([^""]+)""")]
    private static partial Regex Package();
}
