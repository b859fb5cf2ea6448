using Probes.Contract;
using Probes.Nats.Client;

namespace Probes.Nats.Collectors.Accounts;

/// <summary>The accounts of one collection.</summary>
/// <param name="System">What the servers' own account goes by; empty: it is not known.</param>
/// <param name="Register">What all others go by.</param>
internal sealed record AccountDirectory(string System, AccountRegister Register)
{
    /// <summary>Learns from everything that names accounts: before 2.11 that is JetStream only.</summary>
    public static async Task<AccountRegister> LearnAsync(NatsCollection collection)
    {
        var register = collection.System.Accounts;
        foreach (var account in (await collection.AskAsync(Questions.Accstatz)).SelectMany(told => told.Value?.AccountStatz ?? []))
            register.Learn(account.Acc, account.Name);
        try
        {
            // Learns on its way.
            await collection.JetStreamAsync();
        }
        catch (Exception exception) when (exception is ProbeException or Transport.ProtocolException)
        {
            // That nobody tells of JetStream, its own collectors say.
        }

        return register;
    }

    public static async Task<AccountDirectory> ReadAsync(NatsCollection collection)
    {
        var register = await LearnAsync(collection);
        var system = (await collection.DocumentsAsync(Questions.Varz)).Select(told => told.Value.SystemAccount).FirstOrDefault(name => !string.IsNullOrEmpty(name));
        return new AccountDirectory(system is null ? "" : register.NameOf(system), register);
    }

    /// <param name="account">As a document calls it; absent: the one that clients without an account have.</param>
    public string NameOf(string? account) => Register.NameOf(account);
}
