using BrokerExporter.Logging;

namespace BrokerExporter.Cli.Lag;

/// <summary><c>lag</c>: what an operator wants to see first, in a terminal, once or again and again.</summary>
internal sealed class LagCommand(OneShotFactory opening, TextWriter output, TextWriter error, TimeProvider time)
{
    // The cursor home, and what is below it cleared only afterwards: a screen that is cleared first flickers.
    private const string _home = "\e[H";
    private const string _clearLine = "\e[K";
    private const string _clearBelow = "\e[J";
    private const string _clearScreen = "\e[2J";

    // Where there is no configuration that says how long.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Terminal _terminal = Terminal.Of(output, Environment.GetEnvironmentVariable);

    public async Task<int> RunAsync(LagRequest request, CancellationToken stop)
    {
        try
        {
            if (await OpenAsync(request) is not { } source)
                return ExitCode.Mistake;
            await using (source)
                return request.Watch is { } interval ? await WatchAsync(request, source, interval, stop) : await OnceAsync(request, source, stop);
        }
        catch (UnreachableException exception)
        {
            await SayAsync(exception);
            return ExitCode.Down;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Being stopped is how a watch ends.
            return request.Watch is null ? ExitCode.Down : ExitCode.Up;
        }
    }

    private async Task<ILagSource?> OpenAsync(LagRequest request)
    {
        if (request.Url is { } url)
            return new ExporterLag(new RunningPage(request.Trust.Client(), PageOf(url), request.Timeout ?? _patience, time));
        return await opening.OpenAsync(request.CommandLine, request.Choice, request.Timeout) is { } targets ? new BrokerLag(targets) : null;
    }

    // An exporter's address is enough; a path is meant as it stands.
    private static Uri PageOf(Uri url) => url.AbsolutePath == "/" ? new Uri(url, "/metrics" + url.Query) : url;

    private async Task<int> OnceAsync(LagRequest request, ILagSource source, CancellationToken stop)
    {
        var rates = new LagRates(time);
        var reading = rates.Apply(await source.ReadAsync(stop));
        if (request.RateOver > TimeSpan.Zero)
        {
            await Task.Delay(request.RateOver, time, stop);
            reading = rates.Apply(await source.ReadAsync(stop));
        }

        await output.WriteAsync(Text(request, reading));
        return reading.Targets.All(target => target.Up) ? ExitCode.Up : ExitCode.Down;
    }

    private async Task<int> WatchAsync(LagRequest request, ILagSource source, TimeSpan interval, CancellationToken stop)
    {
        var rates = new LagRates(time);
        var first = true;
        while (true)
        {
            try
            {
                await ShowAsync(request, rates.Apply(await source.ReadAsync(stop)), first);
                first = false;
            }
            catch (UnreachableException exception)
            {
                // An exporter that restarts comes back.
                await SayAsync(exception);
            }

            await Task.Delay(interval, time, stop);
        }
    }

    private async Task ShowAsync(LagRequest request, LagReading reading, bool first)
    {
        var text = Text(request, reading);
        if (!request.Json && _terminal.Width is not null)
            text = (first ? _clearScreen : "") + _home + text.Replace("\n", _clearLine + "\n", StringComparison.Ordinal) + _clearBelow;
        else if (!request.Json)
            text = $"{LogFields.Timestamp(time.GetUtcNow())}\n{text}\n";
        await output.WriteAsync(text);
        await output.FlushAsync();
    }

    private string Text(LagRequest request, LagReading reading) => request.Json
        ? LagJson.Write(reading, request.Query, time.GetUtcNow())
        : LagTable.Write(reading, request.Query, _terminal);

    private Task SayAsync(UnreachableException exception) => error.WriteLineAsync("broker-exporter: " + SafeText.Escape(exception.Message));
}
