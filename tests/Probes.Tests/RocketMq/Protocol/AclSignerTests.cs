using System.Buffers;
using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class AclSignerTests
{
    /// <summary>The accounts that the captures were made with (index.json, accounts).</summary>
    private static readonly Dictionary<string, string> _secrets = new()
    {
        ["admin"] = "adminSecret12345", ["admin-token"] = "adminSecret12345", ["plain"] = "plainSecret12345",
    };

    public static TheoryData<string> Sets => ["rocketmq-4.9.8-acl", "rocketmq-5.3.3-acl"];

    /// <summary>Made with AclUtils of RocketMQ itself.</summary>
    [Theory]
    [InlineData("8enToOlTm9xgvT/r+mqgIgERaOs=", "", "queueId=0", "topic=T_ORDER")]
    [InlineData("8enToOlTm9xgvT/r+mqgIgERaOs=", "", "topic=T_ORDER", "queueId=0")]
    [InlineData("QMNpkAAysiiEqog62hfTSTZH9lc=", "{\"a\":1}")]
    public void The_signature_is_that_of_RocketMQ(string expected, string body, params string[] fields)
    {
        var request = new RemotingRequest(RequestCode.GetTopicStatsInfo, [.. fields.Select(field => field.Split('=')).Select(parts => KeyValuePair.Create(parts[0], parts[1]))])
        {
            Body = Encoding.UTF8.GetBytes(body),
        };
        var signed = new AclSigner("RocketMQ", "12345678", null).Sign(request);
        Assert.Equal(expected, Field(signed, "Signature"));
        Assert.Equal("RocketMQ", Field(signed, "AccessKey"));
        Assert.Equal(request.ExtFields, signed.ExtFields[..fields.Length]);
        Assert.Equal(fields.Length + 2, signed.ExtFields.Length);
        Assert.Equal(body, Encoding.UTF8.GetString(signed.Body.Span));
        Assert.Equal(request.Code, signed.Code);
    }

    /// <summary>Requests that real brokers took, signed again from nothing but their arguments.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void What_brokers_took_is_what_we_sign(string set)
    {
        var signed = 0;
        foreach (var frame in CaptureSet.Load(set).Frames)
        {
            if (_secrets.GetValueOrDefault(frame.Name.Split('.').Last(part => part != "bin")) is not { } secret)
                continue;
            var reply = RemotingCodec.Read(frame.Request);
            var fields = reply.Header.ExtFields;
            var request = new RemotingRequest((RequestCode)frame.RequestCode, [.. fields.Where(field => !IsAccount(field.Key))]) { Body = reply.Body.ToArray() };
            var again = new AclSigner(fields["AccessKey"], secret, fields.GetValueOrDefault("SecurityToken")).Sign(request);
            Assert.Equal(fields.OrderBy(field => field.Key), again.ExtFields.OrderBy(field => field.Key));
            signed++;
        }

        Assert.True(signed > 60, $"{signed} signed requests");

        static bool IsAccount(string name) => name is "AccessKey" or "SecurityToken" or "Signature";
    }

    [Fact]
    public void Requests_without_arguments_share_one_signature()
    {
        var signer = new AclSigner("exporterAdmin", "adminSecret12345", null);
        var (one, other) = (signer.Sign(GetBrokerRuntimeInfo.Request()), signer.Sign(GetAllTopicConfig.Request()));
        Assert.Same(one.ExtFields, other.ExtFields);
        Assert.Equal("4dE37S6bEM08G7XthJ0xoZReGGk=", Field(one, "Signature"));
    }

    [Fact]
    public void A_name_that_is_not_ASCII_is_signed_as_it_is_sent()
    {
        var signed = new AclSigner("k", "s", null).Sign(GetTopicStatsInfo.Request("Bestellungen-\u00e4-\ud83d\ude00"));
        var output = new ArrayBufferWriter<byte>();
        RemotingCodec.WriteRequest(output, signed, 1);
        var sent = RemotingCodec.Read(output.WrittenSpan[4..]).Header.ExtFields;
        Assert.Equal("Bestellungen-\u00e4-\ud83d\ude00", sent["topic"]);
        Assert.Equal(Field(signed, "Signature"), sent["Signature"]);
        // By another implementation of HMAC, over UTF-8.
        Assert.Equal("cTx0sdi2ReSyi43/So0pGFDXUCo=", sent["Signature"]);
    }

    private static string Field(RemotingRequest request, string name) => request.ExtFields.Single(field => field.Key == name).Value;
}
