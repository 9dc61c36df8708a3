"""Random logs of shop events, dense with the cases that go wrong, and a writer of them as Avro files.

A log of one seed and prefix is always the same, and logs of different prefixes share no id.
"""

import argparse
import datetime
import json
import pathlib
import random
from collections.abc import Iterable, Iterator
from decimal import Decimal

import fastavro

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
START = int(datetime.datetime(2026, 3, 2, 6, tzinfo=datetime.UTC).timestamp() * 1000)
SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "schemas/src/main/avro/shop-event.avsc"

# From one event of a cart to the next: within the idle timeout, at it, at the steps, and beyond.
GAPS = (
    0, 1, 20_000, MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE - 1, 30 * MINUTE,
    30 * MINUTE + 1, 40 * MINUTE, HOUR, HOUR, 90 * MINUTE, 2 * HOUR, 12 * HOUR, DAY, DAY + HOUR, 3 * DAY,
)
GAP_WEIGHTS = (6, 1, 8, 12, 20, 20, 14, 1, 8, 1, 6, 4, 4, 4, 4, 3, 3, 2, 2)

ACTIONS = {
    "cart_item_added": 30, "cart_item_removed": 14, "cart_updated": 8, "price": 8, "cart_emptied": 3,
    "checkout_started": 8, "order_placed": 6, "order_by_guest": 2, "order_by_another_door": 3,
    "product_viewed": 8, "log_in": 4, "order_cancelled": 1, "order_refunded": 1,
}
PRODUCTS = ("lamp", "sofa", "rug", None)


def events(seed: int, carts: int, prefix: str = "", lateness: int = 30_000, days: int = 12) -> Iterator[dict]:
    """The log, person by person: some five events a cart and some two carts a person."""
    remaining = carts
    number = 0
    while remaining > 0:
        person = Person(random.Random(f"{seed} {prefix} {number}"), prefix, number, days)
        for _ in range(min(person.cart_count, remaining)):
            for event in person.cart():
                yield from delivered(person.chance, event, lateness)
        remaining -= person.cart_count
        number += 1


def outages(seed: int, days: int) -> Iterator[dict]:
    """An outage of minutes to two days about every other day, as an archive keeps them."""
    chance = random.Random(f"{seed} outages")
    at = START
    while at < START + days * DAY:
        at += chance.randrange(3 * DAY)
        length = chance.choice((11 * MINUTE, HOUR, 5 * HOUR, DAY, 2 * DAY))
        yield {
            "event_type": "heartbeat", "event_id": "heartbeat", "occurred_at": at, "known_at": at + length,
        }
        at += length + HOUR


def delivered(chance: random.Random, event: dict, lateness: int) -> Iterator[dict]:
    """The event as it comes: known somewhat or much later, and once or twice."""
    draw = chance.random()
    delay = None
    if event["event_type"] == "order_placed" and draw < 0.4:
        delay = chance.choice((lateness + 1, 5 * MINUTE, HOUR, 2 * HOUR, DAY, 3 * DAY, 5 * DAY))
    elif draw < 0.01:
        delay = chance.choice((lateness + 1, HOUR))
    elif draw < 0.04:
        delay = lateness
    elif draw < 0.3:
        delay = chance.randrange(lateness + 1)
    if delay is not None:
        event["known_at"] = event["occurred_at"] + delay
    yield event
    while chance.random() < 0.03:
        copy = dict(event)
        if chance.random() < 0.3:
            # Sent again by a source that says when it sent it.
            copy["known_at"] = event["occurred_at"] + chance.choice((lateness, 10 * MINUTE, DAY))
        yield copy


class Person:
    """Somebody with devices, perhaps an account, and a habit of leaving carts behind."""

    def __init__(self, chance: random.Random, prefix: str, number: int, days: int):
        self.chance = chance
        self.prefix = prefix
        self.number = number
        self.customer = f"{prefix}c{number}" if chance.random() < 0.8 else None
        self.devices = [f"{prefix}v{number}-{device}" for device in range(chance.choice((1, 1, 2, 3)))]
        self.cart_count = chance.choice((1, 1, 1, 2, 2, 3, 5))
        # Whole minutes make ties with what is due.
        self.grid = chance.choice((1, MINUTE, 10 * MINUTE, 10 * MINUTE))
        self.next_start = START + chance.randrange(days * DAY)
        self.known_on: set[str] = set()
        self.made = 0

    def cart(self) -> Iterator[dict]:
        chance = self.chance
        cart_id = f"{self.prefix}k{self.number}-{self.made}" if chance.random() < 0.65 else None
        self.made += 1
        at = self.next_start // self.grid * self.grid
        lines: dict = {}
        for _ in range(1 + min(int(chance.expovariate(0.25)), 20)):
            action = "cart_item_added" if not lines and chance.random() < 0.8 else chance.choices(
                tuple(ACTIONS), tuple(ACTIONS.values()))[0]
            yield self.event(action, at, cart_id, lines)
            at += chance.choices(GAPS, GAP_WEIGHTS)[0]
        self.next_start += chance.choice((0, 0, 10 * MINUTE, HOUR, DAY, 6 * DAY, 7 * DAY, 8 * DAY))

    def event(self, action: str, at: int, cart_id: str | None, lines: dict) -> dict:
        chance = self.chance
        visitor, customer = self.who(action)
        event = {
            "event_type": action, "occurred_at": at,
            "event_id": f"{self.prefix}{chance.getrandbits(64):016x}", "visitor_id": visitor,
            "customer_id": customer, "cart_id": cart_id, "order_id": None, "session_id": None,
            "product_id": None, "quantity": None, "unit_price": None, "currency": None, "channel": "web",
            "source": "site", "known_at": None,
        }
        if action.startswith("order_"):
            event["order_id"] = f"{self.prefix}o{chance.getrandbits(48):012x}"
        if action == "order_by_guest":
            event |= {"event_type": "order_placed", "visitor_id": None,
                      "customer_id": f"{self.prefix}guest{self.number}"}
        elif action == "order_by_another_door":
            event |= {"event_type": "order_placed", "cart_id": None}
            if self.customer is not None:
                event |= {"visitor_id": None, "customer_id": self.customer, "channel": "store"}
        elif action == "log_in":
            event["event_type"] = "product_viewed"
        elif action == "price":
            event["event_type"] = "cart_updated"
            if lines and chance.random() < 0.6:
                product = chance.choice(tuple(lines))
                event |= {"product_id": product, "quantity": lines[product], "unit_price": self.price()}
        elif action in ("cart_item_added", "cart_item_removed", "cart_updated"):
            self.change(event, lines)
        if event["event_type"] in ("order_placed", "cart_emptied"):
            lines.clear()
        return event

    def change(self, event: dict, lines: dict) -> None:
        """Puts a product and a quantity into the event, and keeps what then lies in the cart."""
        chance = self.chance
        action = event["event_type"]
        product = chance.choice(PRODUCTS[:2] if chance.random() < 0.8 else PRODUCTS)
        if action == "cart_item_removed" and lines and chance.random() < 0.8:
            product = chance.choice(tuple(lines))
        units = chance.choice((None, 1, 1, 2, 3))
        if action == "cart_updated":
            units = chance.choice((0, 1, 2, 3))
        event |= {"product_id": product, "quantity": units, "unit_price": self.price()}
        if chance.random() < 0.1:
            event["unit_price"] = None
        before, units = lines.get(product, 0), 1 if units is None else units
        after = {"cart_item_added": before + units, "cart_item_removed": before - units}.get(action, units)
        lines.pop(product, None)
        if after > 0:
            lines[product] = after

    def price(self) -> Decimal:
        return Decimal(self.chance.randrange(100, 10_000)).scaleb(-2).quantize(Decimal("0.0001"))

    def who(self, action: str) -> tuple[str | None, str | None]:
        """Visitor and customer as this event names them."""
        chance = self.chance
        visitor = chance.choice(self.devices)
        if chance.random() < 0.04 and self.number > 0:
            # A device that another person uses, too.
            visitor = f"{self.prefix}v{self.number - 1}-0"
        if self.customer is None:
            return visitor, None
        if action == "log_in":
            self.known_on.add(visitor)
            return visitor, self.customer
        draw = chance.random()
        if visitor in self.known_on and draw < 0.6:
            return visitor, self.customer
        if draw < 0.08:
            return None, self.customer
        if draw < 0.16:
            self.known_on.add(visitor)
            return visitor, self.customer
        if draw < 0.18:
            return visitor, f"{self.prefix}family{self.number}"
        return visitor, None


def write(log: Iterable[dict], folder: pathlib.Path, files: int, seed: int) -> None:
    """The log in shuffled order, over several Avro files of different lengths."""
    schema = fastavro.parse_schema(json.loads(SCHEMA.read_text()))
    chance = random.Random(seed)
    rows = list(log)
    chance.shuffle(rows)
    cuts = sorted(chance.randrange(len(rows) + 1) for _ in range(files - 1))
    names = [f"events-{number:03d}.avro" for number in range(files)]
    chance.shuffle(names)
    folder.mkdir(parents=True, exist_ok=True)
    for name, start, end in zip(names, [0, *cuts], [*cuts, len(rows)], strict=True):
        with (folder / name).open("wb") as file:
            fastavro.writer(file, schema, rows[start:end], codec="deflate")


def main() -> None:
    options = argparse.ArgumentParser(description="Writes a random log of shop events as Avro files.")
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--carts", type=int, default=20_000)
    options.add_argument("--files", type=int, default=5)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    write(events(chosen.seed, chosen.carts), chosen.out, chosen.files, chosen.seed)
    print(f"Wrote the events of {chosen.carts:,} carts to {chosen.files} files at {chosen.out}")


if __name__ == "__main__":
    main()
