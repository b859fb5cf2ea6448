using Probes.Contract;
using Probes.Transport;

namespace Probes.Tests.Contract;

public sealed class SettingTypesTests
{
    [Theory]
    [InlineData("true", true, true)]
    [InlineData("false", true, false)]
    [InlineData("True", false, false)]
    [InlineData("yes", false, false)]
    [InlineData("", false, false)]
    public void A_flag_is_true_or_false(string text, bool reads, bool value) =>
        Assert.Equal((reads, value), (SettingTypes.Flag("k", false).Read(text, out var read), read));

    [Theory]
    [InlineData("1", true)]
    [InlineData("1024", true)]
    [InlineData("0", false)]
    [InlineData("1025", false)]
    [InlineData("-1", false)]
    [InlineData("+5", false)]
    [InlineData("1e3", false)]
    [InlineData("1,000", false)]
    [InlineData("99999999999", false)]
    [InlineData("", false)]
    public void A_count_has_bounds(string text, bool reads) =>
        Assert.Equal(reads, SettingTypes.Count("k", 32, 1, 1024).Read(text, out _));

    [Fact]
    public void A_choice_is_one_of_its_words()
    {
        var setting = SettingTypes.Choice("k", 1, ("one", 1), ("two", 2));
        Assert.True(setting.Read("two", out var value));
        Assert.Equal(2, value);
        Assert.False(setting.Read("Two", out value));
        Assert.Equal(1, value);
        Assert.Equal("one, two", setting.Example);
    }

    [Fact]
    public void An_address_may_leave_its_port_out_where_there_is_a_default()
    {
        Assert.True(SettingTypes.Endpoint("k", 9876).Read("ns", out var endpoint));
        Assert.Equal(new Endpoint("ns", 9876), endpoint);
        Assert.False(SettingTypes.Endpoint("k", 0).Read("ns", out _));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("hunter2", "hunter2")]
    [InlineData(" ", " ")]
    public void A_secret_that_is_empty_is_none(string text, string? value)
    {
        var setting = SettingTypes.Secret("k");
        Assert.True(setting.Read(text, out var read));
        Assert.Equal(value, read?.Reveal());
        Assert.True(setting is { IsSecret: true, Expands: true });
    }

    [Fact]
    public void Only_secrets_and_addresses_look_into_the_environment()
    {
        Assert.True(SettingTypes.Endpoint("k", 0).Expands);
        Assert.False(SettingTypes.Text("k").Expands);
        Assert.False(SettingTypes.File("k").Expands);
        Assert.False(SettingTypes.Pattern("k", NamePattern.All).Expands);
    }

    [Fact]
    public void Every_example_of_a_setting_is_a_right_value()
    {
        Assert.All(SettingTypes.Duration("k", default).Example.Split(", "), text => Assert.True(DurationText.TryParse(text, out _)));
        Assert.All(SettingTypes.Endpoint("k", 0).Example.Split(", "), text => Assert.True(Endpoint.TryParse(text, 0, out _)));
        Assert.All(SettingTypes.Flag("k", false).Example.Split(", "), text => Assert.True(SettingTypes.Flag("k", false).Read(text, out _)));
        Assert.True(SettingTypes.Pattern("k", NamePattern.All).Read(SettingTypes.Pattern("k", NamePattern.All).Example, out _));
        Assert.True(SettingTypes.Count("k", 7).Read(SettingTypes.Count("k", 7).Example, out _));
    }
}
