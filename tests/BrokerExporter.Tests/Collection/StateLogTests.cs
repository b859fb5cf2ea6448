using BrokerExporter.Collection;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Collection;

public sealed class StateLogTests
{
    private readonly CapturedLog _log = new();
    private readonly StateLog _state;

    public StateLogTests() => _state = new StateLog("prod", _log.Logger);

    [Fact]
    public void The_first_answer_is_news()
    {
        _state.Report(FakeProbe.Up(FakeProbe.Success("a")));
        Assert.Equal(["info: Target prod is up."], _log.Lines);
    }

    [Fact]
    public void Staying_up_is_not()
    {
        _state.Report(FakeProbe.Up());
        _log.Taken();
        _state.Report(FakeProbe.Up());
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Going_down_is_a_warning_once_and_then_a_whisper()
    {
        _state.Report(FakeProbe.Up());
        _state.Report(FakeProbe.Down(FakeProbe.Failure("a"), FakeProbe.Failure("b")));
        _state.Report(FakeProbe.Down(FakeProbe.Failure("a"), FakeProbe.Failure("b")));
        _state.Report(FakeProbe.Up());
        Assert.Equal(
        [
            "info: Target prod is up.",
            "warn: Target prod is down (unreachable): connection refused.",
            "debug: Target prod is still down (unreachable): connection refused.",
            "info: Target prod is up.",
        ], _log.Lines);
    }

    [Fact]
    public void A_target_that_is_away_from_the_start_is_a_warning()
    {
        _state.Report(FakeProbe.Down(FakeProbe.Failure("a", FailureKind.Auth, "wrong password.")));
        Assert.Equal(["warn: Target prod is down (auth): wrong password."], _log.Lines);
    }

    [Fact]
    public void A_target_without_any_result_is_down_too()
    {
        _state.Report(FakeProbe.Down());
        Assert.Equal(["warn: Target prod is down (unreachable): no answer."], _log.Lines);
    }

    [Fact]
    public void A_failing_collector_is_a_warning_until_the_kind_changes_or_it_recovers()
    {
        _state.Report(FakeProbe.Up());
        _log.Taken();
        _state.Report(FakeProbe.Up(FakeProbe.Failure("a"), FakeProbe.Success("b")));
        _state.Report(FakeProbe.Up(FakeProbe.Failure("a"), FakeProbe.Success("b")));
        _state.Report(FakeProbe.Up(FakeProbe.Failure("a", FailureKind.Forbidden, "no permission"), FakeProbe.Success("b")));
        _state.Report(FakeProbe.Up(FakeProbe.Success("a"), FakeProbe.Success("b")));
        Assert.Equal(
        [
            "warn: Collector a of target prod fails (unreachable): connection refused.",
            "debug: Collector a of target prod still fails (unreachable): connection refused.",
            "warn: Collector a of target prod fails (forbidden): no permission.",
            "info: Collector a of target prod succeeds again.",
        ], _log.Lines);
    }

    [Fact]
    public void While_a_target_is_down_its_collectors_are_not_complained_about()
    {
        _state.Report(FakeProbe.Down(FakeProbe.Failure("a"), FakeProbe.Failure("b"), FakeProbe.Failure("c")));
        Assert.Single(_log.Lines);
    }
}
