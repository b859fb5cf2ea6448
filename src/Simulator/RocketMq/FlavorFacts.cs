namespace Simulator.RocketMq;

internal static class FlavorFacts
{
    extension(Flavor flavor)
    {
        public bool IsV5 => flavor == Flavor.V5_3_3;

        /// <summary>MQVersion's ordinal, as every header carries it.</summary>
        public int VersionOrdinal => flavor.IsV5 ? 479 : 409;

        public string VersionName => flavor.IsV5 ? "V5_3_3" : "V4_9_8";

        /// <summary>The page that code 17 of a name server points at.</summary>
        public string FaqAddress => flavor.IsV5
            ? "https://rocketmq.apache.org/docs/bestPractice/06FAQ"
            : "http://rocketmq.apache.org/docs/faq/";
    }
}
