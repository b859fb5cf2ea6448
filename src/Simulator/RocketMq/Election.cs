using Simulator.RocketMq.Answers.Broker;

namespace Simulator.RocketMq;

/// <summary>Who is master of a broker group, and by which ids the others go.</summary>
internal static class Election
{
    /// <summary>
    /// The id of a process that is no master. Where any may become master, the first one needs an id too
    /// (DLedgerRoleChangeHandler: its number in the group and one more; a controller gives them out from 1 on).
    /// </summary>
    public static long SlaveIdOf(int index, RocketMqClusterOptions options) =>
        options.DLedger || options.Controllers > 0 ? index + 1 : index;

    /// <summary>
    /// The candidate becomes id 0 at its own address, and the master of before, if it runs or comes back, a slave. Only one
    /// that has everything is elected.
    /// </summary>
    public static bool Hold(SimulatedBroker candidate, IEnumerable<SimulatedBroker> members, ReplicaGroup group)
    {
        if (!candidate.IsReplicating || !candidate.IsRunning || candidate.Id == 0)
        {
            return false;
        }

        foreach (var master in members.Where(member => member.Id == 0).ToList())
        {
            master.Become(master.SlaveId);
        }

        candidate.Become(0);
        group.MasterEpoch++;
        return true;
    }
}
