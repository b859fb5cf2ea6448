using System.Net;

namespace Simulator.Nats;

/// <summary>Applications around a real server: each publisher and each consumer has a connection of its own.</summary>
internal sealed class Applications(IPEndPoint server, IReadOnlyList<StreamPlan> plans, TimeProvider time)
{
    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates streams and consumers that are not there.</summary>
    /// <exception cref="IOException">The server does not want them.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        using var client = await NatsClient.ConnectAsync(server, "setup", cancellation);
        foreach (var plan in plans)
        {
            await AskAsync(client, "STREAM.CREATE." + plan.Name, $$"""
                {"name":"{{plan.Name}}","subjects":["{{plan.Subject}}"],"retention":"limits","storage":"file","discard":"old","num_replicas":1,"max_msgs":{{plan.MaxMessages}}}
                """, cancellation);
            foreach (var consumer in plan.Consumers)
            {
                await AskAsync(client, $"CONSUMER.DURABLE.CREATE.{plan.Name}.{consumer.Name}", $$$"""
                    {"stream_name":"{{{plan.Name}}}","config":{"durable_name":"{{{consumer.Name}}}","deliver_policy":"all","ack_policy":"explicit","replay_policy":"instant"}}
                    """, cancellation);
            }
        }
    }

    /// <summary>Publishes and consumes until it is cancelled or the server is gone.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var all = plans.SelectMany(plan => plan.Consumers.Where(consumer => consumer.Rate > 0)
                .Select(consumer => RepeatAsync(consumer.Name, consumer.Rate, (client, count) => client.FetchAsync(plan.Name, consumer.Name, count, end.Token), end.Token))
                .Append(RepeatAsync(plan.Subject, plan.Rate, (client, count) => client.PublishAsync(plan.Subject, count, end.Token), end.Token)))
            .ToList();
        var first = await Task.WhenAny(all);
        await end.CancelAsync();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private static async Task AskAsync(NatsClient client, string api, string body, CancellationToken cancellation)
    {
        var answer = await client.AskAsync(api, body.Trim(), cancellation);
        if (answer.Contains("\"error\":", StringComparison.Ordinal))
        {
            throw new IOException($"{api}: {answer}");
        }
    }

    private async Task RepeatAsync(string name, int rate, Func<NatsClient, int, Task> act, CancellationToken cancellation)
    {
        using var client = await NatsClient.ConnectAsync(server, name, cancellation);
        using var timer = new PeriodicTimer(tick, time);
        var (start, done) = (time.GetTimestamp(), 0L);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var due = (long)(time.GetElapsedTime(start).TotalSeconds * rate) - done;
            if (due > 0)
            {
                // Who was held up does not make up for more than a second of it.
                await act(client, (int)Math.Min(due, rate));
                done += due;
            }
        }
    }
}
