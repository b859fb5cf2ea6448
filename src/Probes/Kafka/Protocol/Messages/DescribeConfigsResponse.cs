using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>
/// DescribeConfigs: throttle_time_ms results [error_code error_message resource_type resource_name configs [name value read_only is_default(0)
/// config_source(1+) is_sensitive synonyms(1+) config_type(3+) documentation(3+)]].
/// </summary>
internal sealed record DescribeConfigsResponse(ImmutableArray<DescribeConfigsResponse.Result> Results)
{
    internal sealed record Result(ErrorCode Error, string? Message, ConfigResource Type, string Name, ImmutableArray<Config> Configs)
    {
        public static Result Read(ref KafkaReader reader)
        {
            var result = new Result(
                reader.Error(), reader.NullableString(), (ConfigResource)reader.Int8(), reader.String(), reader.Array(Config.Read));
            reader.Tags();
            return result;
        }

        public void Write(KafkaWriter writer)
        {
            writer.Error(Error);
            writer.String(Message);
            writer.Int8((sbyte)Type);
            writer.String(Name);
            writer.Array(Configs, static (item, config) => config.Write(item));
            writer.Tags();
        }
    }

    /// <param name="Name">The setting.</param>
    /// <param name="Value">Null if it is secret.</param>
    internal sealed record Config(string Name, string? Value)
    {
        public static Config Read(ref KafkaReader reader)
        {
            var config = new Config(reader.String(), reader.NullableString());
            reader.Boolean();
            reader.Int8();
            reader.Boolean();
            if (reader.Version >= 1)
                reader.Array(Synonym);
            if (reader.Version >= 3)
            {
                reader.Int8();
                reader.NullableString();
            }

            reader.Tags();
            return config;
        }

        public void Write(KafkaWriter writer)
        {
            writer.String(Name);
            writer.String(Value);
            writer.Boolean(false);
            // In v0 whether it is the default, then where it comes from: 1 is the topic's own setting, 5 the default.
            writer.Int8(writer.Version == 0 ? (sbyte)0 : (sbyte)1);
            writer.Boolean(false);
            if (writer.Version >= 1)
                writer.Strings([]);
            if (writer.Version >= 3)
            {
                writer.Int8(0);
                writer.String(null);
            }

            writer.Tags();
        }

        private static string Synonym(ref KafkaReader reader)
        {
            var name = reader.String();
            reader.NullableString();
            reader.Int8();
            reader.Tags();
            return name;
        }
    }

    public static DescribeConfigsResponse Read(ref KafkaReader reader)
    {
        reader.Int32();
        var response = new DescribeConfigsResponse(reader.Array(Result.Read));
        reader.Tags();
        return response;
    }

    public void Write(KafkaWriter writer)
    {
        writer.Int32(0);
        writer.Array(Results, static (item, result) => result.Write(item));
        writer.Tags();
    }
}
