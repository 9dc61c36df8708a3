"""One person's page tells the whole relationship, and no personal data unless asked."""

import html
import re

import filrouge
import pytest


@pytest.fixture(scope="module")
def customers(every_channel):
    lake = every_channel / "lake"
    found = filrouge.table(lake, "mart/customer_360")
    return lake, found.sort_values(["order_count", "customer_id"], ascending=False)


def page(lake, customer_id: str, file, *options: str) -> str:
    filrouge.run("customer", customer_id, "--set", f"lake.uri={lake}", "--html", str(file), *options)
    return file.read_text()


def test_the_page_tells_of_every_order_and_channel(customers, tmp_path):
    lake, found = customers
    customer_id = found["customer_id"].iloc[0]
    text = page(lake, customer_id, tmp_path / "page.html", "--days", "4000")
    orders = filrouge.table(lake, "cleansed/orders")
    own = orders[orders["customer_id"] == customer_id]
    assert len(re.findall(r"<td[^>]*><span>Orders</span></td>", text)) == len(own)
    assert {"customer", "timeline", "reasons", "reach", "reminders", "stays"} == set(
        re.findall(r'<section id="([a-z]+)"', text)
    )
    assert "Site and app" in text


def test_every_kind_of_source_stands_on_somebodys_page(customers, tmp_path):
    lake, found = customers
    lanes = set()
    for customer_id in found["customer_id"].iloc[:8]:
        lanes |= set(re.findall(r"<td[^>]*><span>([^<]+)</span></td><td",
                                page(lake, customer_id, tmp_path / "page.html")))
        if {"Orders", "Site and app", "Messages", "Loyalty", "Consent", "Opinion"} <= lanes:
            return
    pytest.fail(f"only told of: {lanes}")


def test_contacts_stand_there_only_when_asked_for(customers, tmp_path):
    lake, found = customers
    contacts = filrouge.table(lake, "identity/customer_contacts")
    emails = contacts[(contacts["kind"] == "email") & contacts["is_preferred"]]
    customer_id = next(c for c in found["customer_id"] if c in set(emails["customer_id"]))
    email = emails[emails["customer_id"] == customer_id]["value"].iloc[0]
    assert html.escape(email) not in page(lake, customer_id, tmp_path / "without.html")
    assert html.escape(email) in page(lake, customer_id, tmp_path / "with.html", "--with-contact")


def test_a_file_that_cannot_be_written_is_said(customers, tmp_path):
    lake, found = customers
    (tmp_path / "file").write_text("")
    done = filrouge.run(
        "customer", found["customer_id"].iloc[0], "--set", f"lake.uri={lake}",
        "--html", str(tmp_path / "file" / "page.html"), expect=2,
    )
    assert "Cannot write the page" in done.stderr + done.stdout
