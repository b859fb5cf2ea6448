using System.Globalization;
using System.Net;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_BROKER_HA_STATUS: DefaultHAService.getRuntimeInfo. Both halves are always there, one of them empty.</summary>
internal sealed class HaStatusAnswer(BrokerView broker)
{
    /// <summary>Slaves connect from any port; here from one that tells them apart.</summary>
    private const int FirstClientPort = 35_000;

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (broker.Replicas.IsDLedger)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, "there is no HAService");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"haClientRuntimeInfo\":{"u8);
        WriteClient(reply);
        reply.Raw("},\"haConnectionInfo\":["u8);
        var comma = default(Separator);
        foreach (var slave in broker.IsSlave ? [] : broker.Replicas.ConnectedSlaves)
        {
            comma.Write(reply);
            WriteConnection(reply, slave);
        }

        reply.Raw("],\"inSyncSlaveNums\":"u8).Number(broker.IsSlave ? 0 : broker.Replicas.ConnectedSlaves.Count(broker.Replicas.IsInSync))
            .Raw(",\"master\":"u8).Truth(!broker.IsSlave)
            .Raw(",\"masterCommitLogMaxOffset\":"u8).Number(broker.IsSlave ? 0 : broker.Store.CommitLogEnd)
            .Raw("}"u8).End();
    }

    private void WriteClient(ReplyWriter reply)
    {
        // A slave that hears nothing more is still connected: its time of the last read stands still.
        var lastRead = broker.IsSlave ? broker.Store.Now : 0;
        reply.Raw("\"lastReadTimestamp\":"u8).Number(lastRead).Raw(",\"lastWriteTimestamp\":"u8).Number(lastRead);
        if (broker.IsSlave && broker.Replicas.Master is { } master)
        {
            reply.Raw(",\"masterAddr\":"u8).Quoted(HaAddress(master));
        }

        reply.Raw(",\"masterFlushOffset\":0,\"maxOffset\":"u8).Number(broker.IsSlave ? broker.Store.CommitLogEnd : 0)
            .Raw(",\"transferredByteInSecond\":"u8).Number(broker.IsSlave ? Rate(broker) : 0);
    }

    private void WriteConnection(ReplyWriter reply, BrokerView slave)
    {
        var behind = broker.Store.CommitLogEnd - slave.Store.CommitLogEnd;
        var host = slave.Address()[..slave.Address().LastIndexOf(':')];
        reply.Raw("{\"addr\":"u8).Quoted(string.Create(CultureInfo.InvariantCulture, $"{host}:{FirstClientPort + slave.Index}"))
            .Raw(",\"diff\":"u8).Number(behind)
            .Raw(",\"inSync\":"u8).Truth(broker.Replicas.IsInSync(slave))
            .Raw(",\"slaveAckOffset\":"u8).Number(slave.Store.CommitLogEnd)
            .Raw(",\"transferFromWhere\":"u8).Number(slave.Store.CommitLogEnd)
            .Raw(",\"transferredByteInSecond\":"u8).Number(Rate(slave))
            .Raw("}"u8);
    }

    /// <summary>What the master writes, or nothing.</summary>
    private static long Rate(BrokerView slave) => slave.Store == slave.Replicas.Store && slave.Replicas.Master is not null
        ? slave.Store.Rates.PutBytesInLastSecond
        : 0;

    private static string HaAddress(BrokerView master) => IPEndPoint.TryParse(master.Address(), out var address)
        ? new IPEndPoint(address.Address, address.Port + 1).ToString()
        : master.Address();
}
