using Probes.Kafka.Protocol;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Every message in every version spoken has the bytes that the protocol defines, both ways.</summary>
public sealed class DefinedFrameTests
{
    public static TheoryData<string, short> Requests => Samples.Versions(requests: true);

    public static TheoryData<string, short> Responses => Samples.Versions(requests: false);

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_has_the_defined_bytes(string name, short version) => HasDefinedBytes(Samples.Of(name, request: true), version);

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_response_has_the_defined_bytes(string name, short version) => HasDefinedBytes(Samples.Of(name, request: false), version);

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_read_from_the_defined_bytes(string name, short version) => IsRead(Samples.Of(name, request: true), version, noise: null);

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_response_is_read_from_the_defined_bytes(string name, short version) => IsRead(Samples.Of(name, request: false), version, noise: null);

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_the_simulator_needs_not_is_passed_over_in_requests_with_tagged_fields_that_nobody_knows(string name, short version)
    {
        IsRead(Samples.Of(name, request: true), version, noise: 0);
        IsRead(Samples.Of(name, request: true), version, noise: 1);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void What_the_exporter_needs_not_is_passed_over_in_responses_with_tagged_fields_that_nobody_knows(string name, short version)
    {
        IsRead(Samples.Of(name, request: false), version, noise: 0);
        IsRead(Samples.Of(name, request: false), version, noise: 1);
    }

    [Fact]
    public void Both_directions_of_all_that_is_spoken_have_a_sample() => Assert.All(Api.All.Keys, key =>
    {
        Assert.Contains(Samples.All, sample => sample.IsRequest && sample.Key == key);
        Assert.Contains(Samples.All, sample => !sample.IsRequest && sample.Key == key);
    });

    [Fact]
    public void Numbers_and_flexible_versions_are_those_that_are_defined() => Assert.All(Samples.All, sample =>
    {
        Assert.Equal((short)sample.Key, sample.Schema.Key);
        Assert.All(sample.Versions, version => Assert.Equal(sample.Schema.Flexible.Has(version), sample.Api.IsFlexible(version)));
    });

    private static void HasDefinedBytes(Sample sample, short version) =>
        Assert.Equal(Convert.ToHexString(sample.Defined(version)), Convert.ToHexString(sample.Write(version)));

    private static void IsRead(Sample sample, short version, int? noise) =>
        Assert.Equal(Sample.Text(sample.Value(version)), Sample.Text(sample.Read(sample.Defined(version, noise)[4..], version)));
}
