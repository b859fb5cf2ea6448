using System.Text.Json.Serialization.Metadata;
using Probes.Contract;
using Probes.Nats.Protocol.Documents;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Opens one answer: who gives it, and the document or why there is none.</summary>
internal static class Answer
{
    /// <summary>An error without a code is an error all the same.</summary>
    private const int UnknownError = 500;

    /// <param name="reply">As it came.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="peer">Over whom.</param>
    /// <param name="asked">When.</param>
    public static Told<T> Of<T>(Reply reply, Question<T> question, string peer, DateTimeOffset asked)
        where T : class
    {
        var told = new Told<T>(peer, null, null, null) { Times = (asked, reply.At) };
        try
        {
            var envelope = Open(reply, question.EnvelopeType);
            told = told with { Server = IdentityOf(envelope.Server) };
            return envelope.Error is { } error
                ? told with { Failure = new ProbeException(FailureKind.Broker, $"{told.Server?.Name} {question.Name}: error {error.Code ?? UnknownError}: {error.Description}") }
                : told with { Value = envelope.Data ?? envelope.Statsz ?? throw new ProtocolException("an answer of the system account without data") };
        }
        catch (ProtocolException exception)
        {
            // Who is known by what he sends need not be waited for, even if it cannot be read.
            var server = told.Server ?? Who(reply);
            return told with { Server = server, Failure = new ProbeException(FailureKind.Protocol, $"{server?.Name ?? peer} {question.Name}: {exception.Message}", exception) };
        }
    }

    private static ServerIdentity? Who(Reply reply)
    {
        try
        {
            return IdentityOf(Open(reply, NatsJson.Default.EnvelopeSender).Server);
        }
        catch (ProtocolException)
        {
            // Not even that can be read; the caller says so.
            return null;
        }
    }

    private static T Open<T>(Reply reply, JsonTypeInfo<T> type)
        where T : class
    {
        using var json = Compression.Unpack(reply);
        try
        {
            return NatsDocument.Read(json, type);
        }
        catch (InvalidDataException exception)
        {
            throw new ProtocolException("an answer that is not gzip, though it says so", exception);
        }
    }

    private static ServerIdentity IdentityOf(EnvelopeServer? server) => server is { Id: { Length: > 0 } id }
        ? new ServerIdentity(server.Name is { Length: > 0 } name ? name : id, id, server.Cluster ?? "", server.Version ?? "")
        : throw new ProtocolException("an answer of the system account that does not say whose it is");
}
