"""The deliveries as a shell calls them; what they do is tested in Java, against real servers."""

import filrouge


def test_deliveries_say_what_they_lack():
    said = filrouge.run("deliver", "webhook", "nobody", expect=2).stderr
    assert "Cannot find deliveries.webhook.nobody" in said
    block = "deliveries.webhook.crm={ url = \"https://127.0.0.1/hook\", secret-env = HOME }"
    said = filrouge.run("deliver", "webhook", "crm", "--set", block, expect=2).stderr
    assert "its address is private" in said
    demo = str(filrouge.ROOT / "conf" / "demo.conf")
    said = filrouge.run("batch", "deliver", "--conf", demo, "--as-of", "2026-01-31", expect=2).stderr
    assert "deliveries.postgres names no table" in said


def test_help_tells_of_webhooks():
    said = filrouge.run("deliver", "webhook", "--help").stdout
    assert "--until-now" in said and "--dead-letters" in said
    assert "deliver" in filrouge.run("--help").stdout
