using Simulator.Kafka.Model;

namespace Simulator.Kafka;

/// <summary>What happens to brokers, and what the controller does about it.</summary>
internal sealed class BrokerPlay(ClusterState cluster, IReadOnlyList<KafkaNode> nodes)
{
    /// <summary>
    /// A broker ends and the cluster notices: it is no longer named, others in sync lead its partitions (nobody, where there are none), and
    /// others coordinate its groups.
    /// </summary>
    public void Lose(int id)
    {
        nodes[id - 1].Stop();
        lock (cluster.Gate)
        {
            cluster.Nodes[id].IsRegistered = false;
            foreach (var partition in cluster.Topics.Values.SelectMany(topic => topic.Partitions))
            {
                // The last one in sync stays: nobody else may lead until it is back.
                if (partition.InSync.Length > 1)
                {
                    partition.InSync = partition.InSync.Remove(id);
                }

                if (partition.Leader == id)
                {
                    partition.Lead(partition.InSync.FirstOrDefault(node => cluster.Nodes[node].IsRegistered, -1));
                }
            }

            foreach (var group in cluster.Groups.Values)
            {
                group.FormerCoordinator = group.FormerCoordinator == id ? null : group.FormerCoordinator;
                group.Coordinator = group.Coordinator == id ? cluster.PlaceOf(group.Id) : group.Coordinator;
            }
        }
    }

    /// <summary>Whether there is a controller; without one everything else stays as it is.</summary>
    public void SetController(bool exists)
    {
        lock (cluster.Gate)
        {
            cluster.HasController = exists;
        }
    }

    /// <summary>How large the volume of its log directory is, of which its copies take their part.</summary>
    public void SetVolume(int id, long bytes)
    {
        lock (cluster.Gate)
        {
            cluster.Nodes[id].VolumeBytes = bytes;
        }
    }

    /// <summary>Its log directory goes offline after an error of the disk; that the broker would end with its last one is not played.</summary>
    public void FailDisk(int id)
    {
        lock (cluster.Gate)
        {
            cluster.Nodes[id].HasDisk = false;
        }
    }

    /// <summary>It comes back, and in sync at once; it leads what nobody led.</summary>
    public void Return(int id)
    {
        nodes[id - 1].Start();
        lock (cluster.Gate)
        {
            cluster.Nodes[id].IsRegistered = true;
            foreach (var partition in cluster.Topics.Values.SelectMany(topic => topic.Partitions).Where(partition => partition.Replicas.Contains(id)))
            {
                partition.InSync = [.. partition.Replicas.Where(node => node == id || partition.InSync.Contains(node))];
                if (partition.Leader < 0)
                {
                    partition.Lead(id);
                }
            }
        }
    }
}
