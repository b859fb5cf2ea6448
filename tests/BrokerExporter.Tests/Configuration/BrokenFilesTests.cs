using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Configuration;

/// <summary>Each broken file with everything that is said of it. "T" stands for a good list of targets.</summary>
public sealed class BrokenFilesTests
{
    private const string _goodTargets = "targets: [{name: prod, fake: {name_servers: [a:1]}}]";

    public static TheoryData<string, string[]> Files => new()
    {
        // The file as a whole.
        { "", ["exporter.yaml:1: the file is empty (expected at least one target under targets)"] },
        { "# only a comment\n", ["exporter.yaml:1: the file is empty (expected at least one target under targets)"] },
        { "---\n", ["exporter.yaml:1: the file is empty (expected at least one target under targets)"] },
        { "just a text", ["exporter.yaml:1: the file is a text (expected sections: web, log, collection, otlp, config, targets)"] },
        { "\n- a\n- b\n", ["exporter.yaml:2: the file is a list (expected sections: web, log, collection, otlp, config, targets)"] },
        { "T\n---\nweb: {}\n", ["exporter.yaml:2: a second document begins here (expected one)"] },
        { "web: {\n", ["exporter.yaml:2: not YAML: While parsing a node, did not find expected node content"] },
        { "T\nweb: [1, 2\nlog: {}\n", ["exporter.yaml:2: not YAML: something that was opened here is not closed"] },
        { "web:\n\tlisten_address: x\n", ["exporter.yaml:1: not YAML: While scanning a mapping, found invalid tab as indentation"] },
        { "T\nweb: \"open\n", ["exporter.yaml:2: not YAML: While scanning a quoted scalar, found unexpected end of stream"] },
        { "T\nweb: &anchor {}\n", ["exporter.yaml:2: web: anchors are not supported (remove &anchor)"] },
        { "T\nweb: &w {}\nlog: *w\n", ["exporter.yaml:2: web: anchors are not supported (remove &w)", "exporter.yaml:3: log: aliases are not supported (write out what *w stands for)"] },
        { "T\nlog: {level: *l}\n", ["exporter.yaml:2: log.level: aliases are not supported (write out what *l stands for)"] },
        { "T\nlog: !custom {}\n", ["exporter.yaml:2: log: tags are not supported (remove !custom)"] },
        { "T\nlog: {level: !!str info}\n", ["exporter.yaml:2: log.level: tags are not supported (remove tag:yaml.org,2002:str)"] },
        { "T\n? {a: b}\n: c\n", ["exporter.yaml:2: not YAML: a key must be a text"] },
        { "T\nweb: " + new string('[', 40) + new string(']', 40) + "\n", ["exporter.yaml:2: not YAML: nested more than 32 deep"] },

        // Keys.
        { "T\nwebb: {}\n", ["exporter.yaml:2: webb: unknown key (did you mean \"web\"?)"] },
        { "T\nsomething_else: 1\n", ["exporter.yaml:2: something_else: unknown key"] },
        { "T\ncollection:\n  timeuot: 10s\n", ["exporter.yaml:3: collection.timeuot: unknown key (did you mean \"timeout\"?)"] },
        { "T\ncollection: {seriesLimit: 5}\n", ["exporter.yaml:2: collection.seriesLimit: unknown key (did you mean \"series_limit\"?)"] },
        { "T\nweb: {Listen-Address: x}\n", ["exporter.yaml:2: web.Listen-Address: unknown key (did you mean \"listen_address\"?)"] },
        { "T\nlog: {level: info, leve: warn}\n", ["exporter.yaml:2: log.leve: unknown key"] },
        { "T\nlog: {level: info, level: warn}\n", ["exporter.yaml:2: log.level: given twice (first on line 2)"] },
        { "T\nlog: {}\nweb: {}\nlog: {}\n", ["exporter.yaml:4: log: given twice (first on line 2)"] },
        { "targets:\n  - name: prod\n    fake: {name_server: [a:1]}\n", ["exporter.yaml:3: targets[0].fake.name_servers: must not be empty (expected a list of host:port)", "exporter.yaml:3: targets[0].fake.name_server: unknown key (did you mean \"name_servers\"?)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      tls: {enable: true}\n", ["exporter.yaml:5: targets[0].fake.tls.enable: unknown key (did you mean \"enabled\"?)"] },

        // Shapes.
        { "T\nweb: on\n", ["exporter.yaml:2: web: is a text (expected a section)"] },
        { "T\nweb: [a]\n", ["exporter.yaml:2: web: is a list (expected a section)"] },
        { "T\nweb:\nlog: {}\n", ["exporter.yaml:2: web: has no value (expected a section)"] },
        { "T\nlog: {level: [info]}\n", ["exporter.yaml:2: log.level: is a list (expected one of the choices, e.g. debug, info, warn, error)"] },
        { "T\nlog: {level: {a: b}}\n", ["exporter.yaml:2: log.level: is a section (expected one of the choices, e.g. debug, info, warn, error)"] },
        { "T\nlog: {level: }\n", ["exporter.yaml:2: log.level: has no value (expected one of the choices, e.g. debug, info, warn, error)"] },
        { "T\nlog: {level: ~}\n", ["exporter.yaml:2: log.level: has no value (expected one of the choices, e.g. debug, info, warn, error)"] },
        { "targets:\n  - name: prod\n    fake: {name_servers: a:1}\n", ["exporter.yaml:3: targets[0].fake.name_servers: is a text (expected a list)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1, [b]]\n", ["exporter.yaml:4: targets[0].fake.name_servers[1]: is a list (expected an address, e.g. 10.0.0.1:9876, [::1]:9876, name:9876)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      groups: [a]\n", ["exporter.yaml:5: targets[0].fake.groups: is a list (expected a section)"] },

        // Values.
        { "targets:\n  - name: prod\n    shard: {count: 3}\n    fake: {name_servers: [a:1]}\n", ["exporter.yaml:3: targets[0].shard.index: is missing (expected e.g. index: 0, or index_from: hostname)"] },
        { "targets:\n  - name: prod\n    shard: {index: 3, count: 3}\n    fake: {name_servers: [a:1]}\n", ["exporter.yaml:3: targets[0].shard.index: 3 is no shard of 3 (expected 0 to 2)"] },
        { "targets:\n  - name: prod\n    shard: {index: one, count: 3}\n    fake: {name_servers: [a:1]}\n", ["exporter.yaml:3: targets[0].shard.index: \"one\" is not a number from 0 to 63 (expected e.g. 0, ${POD_ORDINAL})"] },
        { "targets:\n  - name: prod\n    shard: {index: 0, count: 65}\n    fake: {name_servers: [a:1]}\n", ["exporter.yaml:3: targets[0].shard.count: \"65\" is not a number from 1 to 64 (expected e.g. 1)"] },
        { "targets:\n  - name: prod\n    shard: {index: 0, count: 2}\n    fake: {name_servers: [a:1], detailed: true}\n", ["exporter.yaml:3: targets[0].shard: stands beside fake.detailed (expected one of them)"] },
        { "T\ncollection: {mode: push}\n", ["exporter.yaml:2: collection.mode: \"push\" is not one of the choices (expected e.g. scrape, interval)"] },
        { "T\ncollection: {interval: 500ms}\n", ["exporter.yaml:2: collection.interval: \"500ms\" is not a duration from 1s to 1h (expected e.g. 15s, 1m)"] },
        { "T\ncollection:\n  interval: 1m\n  max_age: 59s\n", ["exporter.yaml:4: collection.max_age: is below the interval, so that targets would be up and down in turns (expected at least collection.interval)"] },
        { "T\nlog: {level: loud}\n", ["exporter.yaml:2: log.level: \"loud\" is not one of the choices (expected e.g. debug, info, warn, error)"] },
        { "T\nlog: {format: xml}\n", ["exporter.yaml:2: log.format: \"xml\" is not one of the choices (expected e.g. logfmt, json)"] },
        { "T\nweb: {listen_address: 9898}\n", ["exporter.yaml:2: web.listen_address: \"9898\" is not a listen address (expected e.g. :9898, 127.0.0.1:9898, [::1]:9898)"] },
        { "T\nweb: {listen_address: \":70000\"}\n", ["exporter.yaml:2: web.listen_address: \":70000\" is not a listen address (expected e.g. :9898, 127.0.0.1:9898, [::1]:9898)"] },
        { "T\nweb: {telemetry_path: metrics}\n", ["exporter.yaml:2: web.telemetry_path: \"metrics\" is not a path (expected e.g. /metrics)"] },
        { "T\nweb: {telemetry_path: \"\"}\n", ["exporter.yaml:2: web.telemetry_path: \"\" is not a path (expected e.g. /metrics)"] },
        { "T\ncollection: {timeout: 10x}\n", ["exporter.yaml:2: collection.timeout: \"10x\" is not a duration of up to 1h (expected e.g. 10s, 1m30s)"] },
        { "T\ncollection: {timeout: 0s}\n", ["exporter.yaml:2: collection.timeout: \"0s\" is not a duration of up to 1h (expected e.g. 10s, 1m30s)"] },
        { "T\ncollection: {timeout: 2h}\n", ["exporter.yaml:2: collection.timeout: \"2h\" is not a duration of up to 1h (expected e.g. 10s, 1m30s)"] },
        { "T\ncollection: {timeout_offset: -1s}\n", ["exporter.yaml:2: collection.timeout_offset: \"-1s\" is not a duration of up to 1h (expected e.g. 0s, 500ms, 10s)"] },
        { "T\ncollection: {min_age: 5}\n", ["exporter.yaml:2: collection.min_age: \"5\" is not a duration of up to 1h (expected e.g. 0s, 500ms, 10s)"] },
        { "T\ncollection: {series_limit: 0}\n", ["exporter.yaml:2: collection.series_limit: \"0\" is not a number from 1 to 10000000 (expected e.g. 200000)"] },
        { "T\ncollection: {series_limit: 1e5}\n", ["exporter.yaml:2: collection.series_limit: \"1e5\" is not a number from 1 to 10000000 (expected e.g. 200000)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      timeout: 10x\n", ["exporter.yaml:5: targets[0].fake.timeout: \"10x\" is not a duration (expected e.g. 10s, 1m30s)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [\"a b\", c:0]\n", ["exporter.yaml:4: targets[0].fake.name_servers[0]: \"a b\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)", "exporter.yaml:4: targets[0].fake.name_servers[1]: \"c:0\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      detailed: yes\n", ["exporter.yaml:5: targets[0].fake.detailed: \"yes\" is not a flag (expected e.g. true, false)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      topics: \"(\"\n", ["exporter.yaml:5: targets[0].fake.topics: \"(\" is not a regular expression (expected e.g. orders_.*|payments)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      groups: {a: 1s, b: soon}\n", ["exporter.yaml:5: targets[0].fake.groups.b: \"soon\" is not a duration (expected e.g. 10s, 1m30s)"] },
        { "targets:\n  - name: prod\n    fake:\n      name_servers: [a:1]\n      password_length: hunter2\n", ["exporter.yaml:5: targets[0].fake.password_length: the value is not a number from 0 up (expected e.g. 0)"] },
        { "T\nlog: {level: \"a very long word that nobody would want to see in full on a terminal line\"}\n", ["exporter.yaml:2: log.level: \"a very long word that nobody would want to see in full on...\" is not one of the choices (expected e.g. debug, info, warn, error)"] },

        // Targets.
        { "web: {}\n", ["exporter.yaml:1: targets: is missing (expected a list with at least one target)"] },
        { "targets: []\n", ["exporter.yaml:1: targets: is empty (expected at least one target)"] },
        { "targets:\n", ["exporter.yaml:1: targets: has no value (expected a list)"] },
        { "targets: {name: a}\n", ["exporter.yaml:1: targets: is a section (expected a list)"] },
        { "targets: [prod]\n", ["exporter.yaml:1: targets[0]: is a text (expected a section)"] },
        { "targets:\n  - fake: {name_servers: [a:1]}\n", ["exporter.yaml:2: targets[0]: has no name (expected e.g. name: prod)"] },
        { "targets:\n  - name: a b\n    fake: {name_servers: [a:1]}\n", ["exporter.yaml:2: targets[0].name: \"a b\" is not a name (expected e.g. prod, eu-1; letters, digits, _ . -)"] },
        { "targets:\n  - name: prod\n", ["exporter.yaml:2: targets[0]: names no message system (expected one of fake, nats)"] },
        { "targets:\n  - name: prod\n    fkae: {}\n", ["exporter.yaml:2: targets[0]: names no message system (expected one of fake, nats)", "exporter.yaml:3: targets[0].fkae: unknown key (did you mean \"fake\"?)"] },
        { "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n    nats: {name_servers: [a:1]}\n", ["exporter.yaml:2: targets[0]: names 2 message systems, fake and nats (expected one)"] },
        { "targets:\n  - {name: a, fake: {name_servers: [a:1]}}\n  - {name: a, nats: {name_servers: [a:1]}}\n", ["exporter.yaml:3: targets[1].name: \"a\" is the name of an earlier target too"] },
        { "targets:\n  - {name: a, cluster: \"\", fake: {name_servers: [a:1]}}\n", ["exporter.yaml:2: targets[0].cluster: \"\" is not a text that is not empty (expected e.g. prod)"] },
        { "targets:\n  - {name: a, cluster: c, fake: {name_servers: [a:1]}}\n  - {name: b, cluster: c, fake: {name_servers: [a:1]}}\n", ["exporter.yaml:3: targets[1].cluster: \"c\" is the cluster of an earlier target of this system too, so that their series would clash (expected one of its own)"] },
        { "targets:\n  - {name: a, cluster: b, fake: {name_servers: [a:1]}}\n  - {name: b, fake: {name_servers: [a:1]}}\n", ["exporter.yaml:3: targets[1].cluster: \"b\" is the cluster of an earlier target of this system too, so that their series would clash (expected one of its own)"] },
        { "targets:\n  - name: prod\n    fake:\n", ["exporter.yaml:3: targets[0].fake: has no value (expected a section)", "exporter.yaml:3: targets[0].fake.name_servers: must not be empty (expected a list of host:port)"] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_is_told_what_is_wrong_with_it(string text, string[] expected)
    {
        var loaded = new ConfigLoader([new FakeKind(), new FakeKind("nats")]).Load("exporter.yaml", text.Replace("T\n", _goodTargets + "\n", StringComparison.Ordinal));
        Assert.Equal(expected, loaded.Errors.Select(error => error.ToString()));
    }
}
