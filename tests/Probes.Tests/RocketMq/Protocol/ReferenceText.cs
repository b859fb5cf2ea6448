using System.Globalization;
using System.Text;
using System.Text.Json;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>The lines of <see cref="DecodedText"/> as System.Text.Json sees them, field by field.</summary>
internal static class ReferenceText
{
    public static IEnumerable<string> Of(int code, ReadOnlySpan<byte> body)
    {
        var bytes = body.ToArray();
        if ((RequestCode)code is RequestCode.GetNamesrvConfig or RequestCode.GetBrokerConfig)
            return Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if ((RequestCode)code is RequestCode.GetTimerCheckPoint)
        {
            var numbers = Enumerable.Range(0, 7).Select(i => Convert.ToInt64(Convert.ToHexString(bytes.AsSpan(8 * i, 8)), 16)).ToList();
            return [$"{numbers[0]} {numbers[2]} {numbers[3]}"];
        }

        return Of((RequestCode)code, FastJsonDialect.Parse(body));
    }

    private static IEnumerable<string> Of(RequestCode code, JsonElement json) => code switch
    {
        RequestCode.GetBrokerClusterInfo =>
        [
            .. Members(json, "brokerAddrTable").Select(member => Broker(member.Value)),
            .. Members(json, "clusterAddrTable").SelectMany(cluster => cluster.Value.EnumerateArray().Select(name => $"{cluster.Name}: {name}")),
        ],
        RequestCode.GetAllTopicListFromNameServer => Elements(json, "topicList").Select(topic => topic.GetString()!),
        RequestCode.GetRouteInfoByTopic =>
        [
            $"{Text(json, "orderTopicConf")} {json.TryGetProperty("topicQueueMappingByBroker", out _)}",
            .. Elements(json, "brokerDatas").Select(Broker),
            .. Elements(json, "queueDatas").Select(queue => $"{Text(queue, "brokerName")} r{Text(queue, "readQueueNums")} " +
                $"w{Text(queue, "writeQueueNums")} p{Text(queue, "perm")} f{Text(queue, "topicSysFlag")}{Text(queue, "topicSynFlag")}"),
        ],
        RequestCode.GetKvListByNamespace or RequestCode.GetBrokerRuntimeInfo =>
            Members(json, "table").Select(pair => $"{pair.Name}={pair.Value.GetString()}"),
        RequestCode.GetAllTopicConfig =>
        [
            Version(json),
            .. Members(json, "topicQueueMappingDetailMap").Select(topic => "static " + topic.Name),
            .. Members(json, "topicConfigTable").Select(topic => Topic(topic.Value)),
        ],
        RequestCode.GetAllSubscriptionGroupConfig =>
            [Version(json), .. Members(json, "subscriptionGroupTable").Select(group => Group(group.Value))],
        RequestCode.GetAllConsumerOffset => Members(json, "offsetTable").SelectMany(pair =>
            pair.Value.EnumerateObject().Select(queue => $"{pair.Name} {queue.Name} {queue.Value}")),
        RequestCode.GetTopicStatsInfo => Members(json, "offsetTable").Select(queue =>
            $"{Text(JsonDocument.Parse(queue.Name).RootElement, "queueId")} {Text(queue.Value, "minOffset")} " +
            $"{Text(queue.Value, "maxOffset")} {Text(queue.Value, "lastUpdateTimestamp")}"),
        RequestCode.GetConsumerConnectionList =>
        [
            $"{Text(json, "consumeType")} {Text(json, "messageModel")} {Text(json, "consumeFromWhere")}",
            .. Elements(json, "connectionSet").Select(client => Fields(client, "clientId", "clientAddr", "language", "version")),
            .. Members(json, "subscriptionTable").Select(topic => Fields(topic.Value, "topic", "subString", "expressionType", "subVersion")),
        ],
        RequestCode.QueryConsumeTimeSpan => Elements(json, "consumeTimeSpanSet").Select(queue =>
            $"{Text(queue.GetProperty("messageQueue"), "queueId")} " +
            Fields(queue, "minTimeStamp", "maxTimeStamp", "consumeTimeStamp", "delayTime")),
        RequestCode.ViewBrokerStatsData =>
            [$"{Text(json.GetProperty("statsMinute"), "sum")} {json.GetProperty("statsMinute").GetProperty("tps").GetDouble()}"],
        RequestCode.GetConsumerRunningInfo =>
        [
            .. Members(json, "properties").Select(pair => $"{pair.Name}={pair.Value.GetString()}"),
            .. Members(json, "mqTable").Select(queue => $"{Queue(queue.Name)} " + Fields(
                queue.Value, "cachedMsgCount", "cachedMsgSizeInMiB", "commitOffset", "droped", "lastConsumeTimestamp", "lastPullTimestamp", "locked", "lastLockTimestamp")),
            .. Members(json, "mqPopTable").Select(queue => $"{Queue(queue.Name)} " + Fields(queue.Value, "waitAckCount", "droped", "lastPopTimestamp")),
            .. Members(json, "statusTable").Select(topic => $"{topic.Name} " +
                string.Join(' ', new[] { "pullRT", "pullTPS", "consumeRT", "consumeOKTPS", "consumeFailedTPS" }.Select(name => Number(topic.Value, name))) +
                " " + Text(topic.Value, "consumeFailedMsgs")),
            .. Elements(json, "subscriptionSet").Select(topic => Fields(topic, "topic", "subString", "expressionType", "subVersion")),
        ],
        RequestCode.GetTimerMetrics => Members(json, "timingCount").Select(topic => $"{topic.Name} {Text(topic.Value, "count")}"),
        RequestCode.GetAllMessageRequestMode => Members(json, "messageRequestModeMap").SelectMany(topic =>
            topic.Value.EnumerateObject().Select(group => $"{topic.Name} {group.Name} {Text(group.Value, "mode")}")),
        RequestCode.GetConsumeStats => Members(json, "offsetTable").Select(queue => (JsonDocument.Parse(queue.Name).RootElement, queue.Value)).Select(
            queue => Fields(queue.RootElement, "topic", "queueId") + " " + Fields(queue.Value, "consumerOffset", "pullOffset")),
        RequestCode.GetAllProducerInfo => Members(json, "data").SelectMany(group => group.Value.EnumerateArray().Select(client =>
            $"{group.Name}: " + Fields(client, "clientId", "remoteIP", "language", "version", "lastUpdateTimestamp"))),
        RequestCode.GetBrokerHaStatus =>
        [
            $"{json.GetProperty("master").GetBoolean()} {Text(json, "inSyncSlaveNums")} from " +
                Fields(json.GetProperty("haClientRuntimeInfo"), "masterAddr", "transferredByteInSecond", "lastReadTimestamp", "masterFlushOffset"),
            .. Elements(json, "haConnectionInfo").Select(connection =>
                $"{Fields(connection, "addr", "diff")} {connection.GetProperty("inSync").GetBoolean()} {Text(connection, "transferredByteInSecond")}"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static string Queue(string key) => Fields(JsonDocument.Parse(key).RootElement, "topic", "brokerName", "queueId");

    private static string Number(JsonElement json, string name) => json.GetProperty(name).GetDouble().ToString("R", CultureInfo.InvariantCulture);

    private static string Broker(JsonElement broker) =>
        $"{Text(broker, "brokerName")} {Text(broker, "cluster")} {Text(broker, "zoneName")} {Flag(broker, "enableActingMaster")} " +
        string.Join(',', Members(broker, "brokerAddrs").Select(address => $"{address.Name}={address.Value}").Order(StringComparer.Ordinal));

    private static string Topic(JsonElement topic)
    {
        var type = topic.TryGetProperty("attributes", out var attributes) ? Text(attributes, "message.type") : "";
        return $"{Text(topic, "topicName")} r{Text(topic, "readQueueNums")} w{Text(topic, "writeQueueNums")} p{Text(topic, "perm")} " +
            $"{Flag(topic, "order")} f{Text(topic, "topicSysFlag")} {type}";
    }

    private static string Group(JsonElement group) =>
        $"{Text(group, "groupName")} {Flag(group, "consumeEnable")} {Flag(group, "consumeBroadcastEnable")} " +
        $"{Flag(group, "consumeFromMinEnable")} {Text(group, "retryQueueNums")} {Text(group, "retryMaxTimes")} " +
        $"{Flag(group, "consumeMessageOrderly")}";

    private static string Version(JsonElement json)
    {
        var version = json.GetProperty("dataVersion");
        var state = Text(version, "stateVersion");
        return $"version {Text(version, "timestamp")} {Text(version, "counter")} {(state.Length == 0 ? "0" : state)}";
    }

    private static string Fields(JsonElement json, params string[] names) => string.Join(' ', names.Select(name => Text(json, name)));

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    private static List<JsonProperty> Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var map) ? [.. map.EnumerateObject()] : [];

    private static List<JsonElement> Elements(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}
