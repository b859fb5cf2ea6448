using Probes.Contract;

namespace Probes.Nats;

/// <summary>
/// The section <c>canary</c>: whether a message is sent through a server now and then, and as whom. Off unless an address is
/// given.
/// </summary>
internal sealed record CanaryOptions
{
    /// <summary>What the stream's name must begin with: nobody calls a stream of his own so by accident.</summary>
    public const string StreamPrefix = "BROKER_EXPORTER_CANARY";

    /// <summary>What its subjects begin with, unless inbox_prefix says otherwise.</summary>
    public const string SubjectPrefix = "_BROKER_EXPORTER.canary";

    public static CanaryOptions Off { get; } = new();

    /// <summary>Where, and as which user of an ordinary account; null: off.</summary>
    public NatsSystemOptions? Connection { get; init; }

    /// <summary>The stream that messages go through as well; empty: none.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Whether the stream may be created where it is missing.</summary>
    public bool CreateStream { get; init; }

    /// <summary>At most one attempt in this time, and none while nobody scrapes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    public static CanaryOptions Read(ISettings settings)
    {
        var options = new CanaryOptions
        {
            Connection = NatsSystemOptions.Read(settings, new NatsSystemOptions { InboxPrefix = SubjectPrefix }),
            Stream = settings.Get(SettingTypes.Text("stream", "", StreamPrefix)),
            CreateStream = settings.Get(SettingTypes.Flag("create_stream", false)),
            Interval = settings.Get(SettingTypes.Duration("interval", Off.Interval)),
        };
        if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromHours(1))
            settings.Reject("interval", "must be from 1s to 1h");
        if (options.Stream.Length > 0 && !IsStream(options.Stream))
            settings.Reject("stream", $"must begin with {StreamPrefix} and go on with letters, digits, _ or -: a canary never writes to a stream that could be somebody's");
        if (options.Stream.Length > 0 && options.Connection is null)
            settings.Reject("stream", "says nothing without url");
        if (options.CreateStream && options.Stream.Length == 0)
            settings.Reject("create_stream", "says nothing without a stream");
        return options;
    }

    private static bool IsStream(string name) =>
        name.StartsWith(StreamPrefix, StringComparison.Ordinal) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
