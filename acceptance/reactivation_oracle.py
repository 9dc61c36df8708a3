"""What the reactivation of abandoned carts must decide: one pass over all events, in one order.

It shares nothing with the stream but the meaning of its fields, so that the two can be compared row for row.
Times are milliseconds since 1970 in UTC; a duration is in milliseconds.

Where the semantics leave a choice, this is the one taken here:

- Only what is about a cart names it: activities, ``cart_emptied``, ``cart_updated`` without a change, and
  ``order_placed``. A view that carries a ``cart_id`` links a visitor with a customer, and names nothing.
- The first naming visitor of a ``cart_id`` is the visitor of the first event that named it without a
  customer, if no customer had named it before. A late purchase names and links at its position.
- The customer and visitor ids are separate: a visitor is never taken for a customer of the same id.
- A price belongs to a line of the cart: it goes with the line, and an event without a price keeps it. A price
  in another currency than the shop's is an unknown one. One unknown price makes the cart's value unknown.
- ``cart_updated`` with a product and no quantity sets one unit.
- The visitor of an episode is the last one that an activity of that episode named.
- A cart that a customer takes over from a visitor who is not linked to them brings its episode, its running
  sequence and its triggers; what was sent for it counts for both of them from then on.
- A decision names the owner of the cart when it is made, a cancellation whom its trigger named; the id of the
  trigger keeps the owner at the abandonment.
- A purchase with a ``cart_id`` ends the person's own cart under it, too, whoever named it last.
- A late purchase empties a cart whose last episode is over if it came at or after that episode's start,
  whether its sequence still runs or not.
- A cancelled trigger still counts for re-entry and for caps. Triggers stay cancellable for ever.
- ``recent_sent_at`` of a context counts up to the moment of the decision. A customer without context has
  given no consent. Stock is unknown: nothing is out of it.
- A postponed or suppressed step has no channel and no offer.
- Quiet hours begin with the minute ``from`` and end with the minute ``to``, which is allowed.
- ``until`` is, when it is not given, when the last event happened, whatever event that is. What becomes known
  after it, by its position, is not known yet.
- A heartbeat with ``known_at`` is an outage: nothing was decided from the one to the other, less the allowed
  lateness. What fell due in it and was sent or held out goes out at its end: quiet hours and caps are asked
  for then, and the next steps keep their distance from it. ``decided_at`` and ``send_at`` stay the due time.
"""

import dataclasses
import datetime
import hashlib
import heapq
import operator
import zoneinfo
from collections.abc import Iterable, Iterator

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

DECISION = (
    "trigger_id", "campaign", "step", "customer_id", "visitor_id", "cart_key", "episode_started_at",
    "abandoned_at", "decided_at", "outcome", "reason", "channel", "offer", "send_at",
)
CANCELLATION = (
    "trigger_id", "campaign", "step", "customer_id", "visitor_id", "cart_key", "send_at", "cancelled_at",
    "known_at", "reason", "event_id", "order_id",
)
OF_DECISION = {name: place for place, name in enumerate(DECISION)}

ACTIVITIES = {"cart_item_added", "cart_item_removed", "cart_updated", "checkout_started"}
ABOUT_CARTS = ACTIVITIES | {"cart_emptied", "order_placed"}
LINKING_ONLY = {"product_viewed", "order_cancelled", "order_refunded"}

ABANDONMENT, DUE_STEP = 0, 1
FOREIGN = "price in another currency"


@dataclasses.dataclass(frozen=True)
class Settings:
    """What the configuration says, by the same names; the values are the shipped ones."""

    campaign: str = "cart-reactivation"
    idle_timeout: int = 30 * MINUTE
    steps: tuple[int, ...] = (HOUR, 24 * HOUR, 72 * HOUR)
    re_entry: int = 7 * DAY
    allowed_lateness: int = 30_000
    until: int | None = None
    currency: str = "EUR"
    minimum_value: object = None
    daily_cap: int = 1
    weekly_cap: int = 3
    quiet_from: datetime.time = datetime.time(21)
    quiet_to: datetime.time = datetime.time(8)
    offers: tuple[dict, ...] = ()


class Cart:
    """What lies in one owner's cart, and what became of it."""

    __slots__ = (
        "owner", "key", "lines", "is_open", "is_armed", "started_at", "last_activity", "visitor", "sequence",
        "triggers",
    )

    def __init__(self, owner: str, key: str):
        self.owner = owner
        self.key = key
        self.lines: dict = {}
        self.is_open = False
        self.is_armed = False
        self.started_at = None
        self.last_activity = None
        self.visitor = None
        self.sequence = None
        self.triggers: list[tuple] = []


class Sequence:
    """The steps that follow one abandonment; ``step`` is the next one, counted from 0."""

    __slots__ = ("cart", "person", "started_at", "abandoned_at", "last_activity", "visitor", "is_reentry",
                 "step", "due")

    def __init__(self, cart: Cart, abandoned_at: int, is_reentry: bool):
        self.cart = cart
        self.person = cart.owner[1:]
        self.started_at = cart.started_at
        self.abandoned_at = abandoned_at
        self.last_activity = cart.last_activity
        self.visitor = cart.visitor
        self.is_reentry = is_reentry
        self.step = 0
        self.due = None


class Result:
    """Decisions and cancellations in order, and what was counted."""

    def __init__(self, decisions: list[tuple], cancellations: list[tuple], summary: dict):
        place = OF_DECISION
        decisions.sort(key=operator.itemgetter(
            place["decided_at"], place["cart_key"], place["step"], place["trigger_id"], place["outcome"]))
        cancellations.sort(key=lambda row: (row[7], row[5], row[0]))
        self._decisions = decisions
        self._cancellations = cancellations
        self.summary = summary

    def decision_rows(self) -> Iterator[dict]:
        return rows(DECISION, self._decisions)

    def cancellation_rows(self) -> Iterator[dict]:
        return rows(CANCELLATION, self._cancellations)

    @property
    def decisions(self) -> list[dict]:
        return list(self.decision_rows())

    @property
    def cancellations(self) -> list[dict]:
        return list(self.cancellation_rows())


def rows(names: tuple[str, ...], tuples: list[tuple]) -> Iterator[dict]:
    for values in tuples:
        yield {
            name: instant(value) if name.endswith("_at") and value is not None else value
            for name, value in zip(names, values, strict=True)
        }


_DATES: dict[int, str] = {}


def instant(millis: int) -> str:
    """ISO-8601 in UTC with milliseconds."""
    day, rest = divmod(millis, DAY)
    date = _DATES.get(day)
    if date is None:
        date = _DATES[day] = (datetime.date(1970, 1, 1) + datetime.timedelta(day)).isoformat()
    second, milli = divmod(rest, 1000)
    minute, second = divmod(second, 60)
    hour, minute = divmod(minute, 60)
    return f"{date}T{hour:02d}:{minute:02d}:{second:02d}.{milli:03d}Z"


def trigger_id(campaign: str, person: str, cart_key: str, started_at: int, step: int) -> str:
    text = f"{campaign}\n{person}\n{cart_key}\n{instant(started_at)}\n{step}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def in_order(
    events: Iterable[dict], lateness: int, counts: dict, outages: list[tuple[int, int]],
) -> tuple[list[tuple], int | None]:
    """The events that can change something, each once, in the order in which they count."""
    names: dict[str | None, str | None] = {}

    def once(text):
        return names.setdefault(text, text)

    kept = []
    last = None
    for event in events:
        counts["events"] += 1
        last = event["occurred_at"] if last is None else max(last, event["occurred_at"])
        kind = event["event_type"]
        occurred, known = event["occurred_at"], event.get("known_at")
        position = occurred if known is None else max(occurred, known - lateness)
        visitor, customer = event.get("visitor_id"), event.get("customer_id")
        is_usable = kind == "heartbeat" or (
            (kind in ABOUT_CARTS or kind in LINKING_ONLY) and not (visitor is None and customer is None)
        )
        if not is_usable:
            counts["unusable"] += 1
            continue
        if kind == "heartbeat" and known is not None:
            outages.append((occurred - lateness - 1, known - lateness - 1))
        if kind == "heartbeat" or (kind in LINKING_ONLY and (visitor is None or customer is None)):
            continue
        kept.append((
            position, event["event_id"], once(kind), occurred, known, once(visitor), once(customer),
            once(event.get("cart_id")), once(event.get("product_id")), event.get("quantity"),
            event.get("unit_price"), once(event.get("currency")), event.get("order_id"),
        ))
    kept.sort(key=operator.itemgetter(0, 1))
    return kept, last


def decide_all(events: Iterable[dict], settings: Settings, contexts: dict | None = None) -> Result:
    """All decisions and cancellations; without ``contexts`` only re-entry is asked of a person."""
    counts = {"events": 0, "unusable": 0, "late": 0, "duplicates": 0}
    outages: list[tuple[int, int]] = []
    ordered, last = in_order(events, settings.allowed_lateness, counts, outages)
    until = settings.until if settings.until is not None else last
    shop = Shop(settings, contexts, outages)
    seen = set()
    for event in ordered:
        if event[0] > until:
            break
        if event[1] in seen:
            counts["duplicates"] += 1
            continue
        seen.add(event[1])
        counts["late"] += event[0] > event[3] and event[2] != "order_placed"
        shop.settle(event[0] - 1)
        shop.apply(event)
    if until is not None:
        shop.settle(until)
    return Result(
        shop.decisions, shop.cancellations,
        {**counts, "sequences": shop.sequence_count, "undecided": shop.running_count},
    )


class Shop:
    """Everything that is known at one moment, as dictionaries; an owner is ``c`` or ``v`` and the id."""

    def __init__(self, settings: Settings, contexts: dict | None, outages: list[tuple[int, int]]):
        self.settings = settings
        self.contexts = contexts
        self.outages = outages
        self.policy = None if contexts is None else Policy(settings, contexts)
        self.links: dict[str, str] = {}
        self.carts: dict[str, dict[str, Cart]] = {}
        self.visitors_carts: dict[str, Cart] = {}
        self.last_customer: dict[str, str] = {}
        self.first_visitor: dict[str, str] = {}
        self.last_sent: dict[str, int] = {}
        self.sent: dict[str, list[int]] = {}
        self.timers: list[tuple] = []
        self.timer_count = 0
        self.decisions: list[tuple] = []
        self.cancellations: list[tuple] = []
        self.cancelled: set[str] = set()
        self.sequence_count = 0
        self.running_count = 0

    # Time.

    def arm(self, at: int, kind: int, cart: Cart, sequence: Sequence | None) -> None:
        self.timer_count += 1
        heapq.heappush(self.timers, (at, kind, cart.key, self.timer_count, cart, sequence))

    def settle(self, until: int) -> None:
        """Abandons and decides what is due up to a moment, that moment included."""
        timers = self.timers
        while timers and timers[0][0] <= until:
            at, kind, _, _, cart, sequence = heapq.heappop(timers)
            if kind == DUE_STEP:
                if cart.sequence is sequence and sequence.due == at:
                    self.decide(sequence, at)
                continue
            cart.is_armed = False
            if not cart.is_open:
                continue
            due = cart.last_activity + self.settings.idle_timeout
            if due > at:
                cart.is_armed = True
                self.arm(due, ABANDONMENT, cart, None)
                continue
            self.abandon(cart, at)

    # Events.

    def apply(self, event: tuple) -> None:
        (position, event_id, kind, occurred, known, visitor, customer, cart_id, product, quantity, price,
         currency, order_id) = event
        is_late = position > occurred
        if is_late and kind != "order_placed":
            return
        if visitor is not None and customer is not None and self.links.get(visitor) != customer:
            self.link(visitor, customer)
        if kind in LINKING_ONLY:
            return
        if kind == "order_placed":
            self.purchase(event, is_late)
            return
        key = cart_id or visitor or customer
        owner = self.owner(visitor, customer, cart_id, key)
        self.name(visitor, customer, cart_id)
        carts = self.carts.get(owner)
        if carts is None:
            carts = self.carts[owner] = {}
        cart = carts.get(key)
        if cart is None:
            cart = carts[key] = Cart(owner, key)
            if owner[0] == "v":
                self.visitors_carts[key] = cart
        if kind == "cart_emptied":
            cart.lines.clear()
            self.end(cart, "emptied", occurred)
            return
        if price is not None and currency is not None and currency != self.settings.currency:
            price = FOREIGN
        if self.is_activity(cart, kind, product, quantity, price):
            self.act(cart, occurred, visitor)

    @staticmethod
    def is_activity(cart: Cart, kind: str, product, quantity, price) -> bool:
        """Changes the contents; false if the event is no activity."""
        lines = cart.lines
        if kind == "checkout_started":
            return True
        if kind == "cart_updated" and product is None and quantity is None:
            return False
        units = 1 if quantity is None else quantity
        before, old_price = lines.get(product, (0, None))
        if kind == "cart_item_added":
            after = before + units
        elif kind == "cart_item_removed":
            after = before - units
        else:
            after = units
        after = max(after, 0)
        if after > 0:
            lines[product] = (after, old_price if price is None else price)
        elif before > 0:
            del lines[product]
        return kind != "cart_updated" or after != before

    def act(self, cart: Cart, at: int, visitor: str | None) -> None:
        if not cart.lines:
            self.end(cart, "emptied", at)
            return
        if cart.sequence is not None:
            self.end_sequence(cart.sequence, "resumed", at)
        if not cart.is_open:
            cart.is_open = True
            cart.started_at = at
            cart.visitor = None
        cart.last_activity = at
        if visitor is not None:
            cart.visitor = visitor
        if not cart.is_armed:
            cart.is_armed = True
            self.arm(at + self.settings.idle_timeout, ABANDONMENT, cart, None)

    def end(self, cart: Cart, reason: str, at: int) -> None:
        cart.is_open = False
        if cart.sequence is not None:
            self.end_sequence(cart.sequence, reason, at)

    # Who is who, and whose a cart is.

    def link(self, visitor: str, customer: str) -> None:
        """From now on the visitor is the customer, who gets what belonged to the visitor alone."""
        is_first = visitor not in self.links
        self.links[visitor] = customer
        if not is_first:
            return
        old, new = "v" + visitor, "c" + customer
        if old in self.carts:
            theirs = self.carts.setdefault(new, {})
            for key, cart in self.carts.pop(old).items():
                cart.owner = new
                theirs[key] = cart
                self.visitors_carts.pop(key, None)
        if old in self.last_sent:
            self.count_send(new, self.last_sent.pop(old))

    def count_send(self, owner: str, at: int) -> None:
        self.last_sent[owner] = max(at, self.last_sent.get(owner, at))

    def person(self, visitor: str | None, customer: str | None) -> str:
        if customer is not None:
            return "c" + customer
        linked = self.links.get(visitor)
        return "v" + visitor if linked is None else "c" + linked

    def owner(self, visitor, customer, cart_id, key: str) -> str:
        if customer is not None:
            owner = "c" + customer
            cart = self.visitors_carts.pop(key, None)
            if cart is not None:
                del self.carts[cart.owner][key]
                for trigger in cart.triggers:
                    self.count_send(owner, trigger[OF_DECISION["send_at"]])
                cart.owner = owner
                self.carts.setdefault(owner, {})[key] = cart
            return owner
        if cart_id is not None:
            namer = self.last_customer.get(cart_id)
            if namer is not None:
                return "c" + namer
            first = self.first_visitor.get(cart_id)
            if first is not None:
                return self.person(first, None)
        return self.person(visitor, None)

    def name(self, visitor, customer, cart_id) -> None:
        if cart_id is None:
            return
        if customer is not None:
            self.last_customer[cart_id] = customer
        elif cart_id not in self.first_visitor and cart_id not in self.last_customer:
            self.first_visitor[cart_id] = visitor

    # Purchases.

    def purchase(self, event: tuple, is_late: bool) -> None:
        occurred, visitor, customer, cart_id = event[3], event[5], event[6], event[7]
        of_person = self.person(visitor, customer)
        bought: dict[int, Cart] = {}
        if cart_id is not None:
            owners = {of_person}
            if cart_id in self.last_customer:
                owners.add("c" + self.last_customer[cart_id])
            if cart_id in self.first_visitor:
                owners.add(self.person(self.first_visitor[cart_id], None))
            owners.add(self.owner(visitor, customer, cart_id, cart_id))
            for owner in owners:
                cart = self.carts.get(owner, {}).get(cart_id)
                if cart is not None:
                    bought[id(cart)] = cart
            self.name(visitor, customer, cart_id)
        others = [cart for cart in self.carts.get(of_person, {}).values() if id(cart) not in bought]
        if cart_id is None:
            bought = {id(cart): cart for cart in others}
            others = []
        for cart in bought.values():
            self.cancel(cart, event, is_late)
            self.buy(cart, occurred, is_late)
        for cart in others:
            self.cancel(cart, event, is_late)
            sequence = cart.sequence
            if sequence is not None and occurred >= sequence.started_at:
                self.end_sequence(sequence, "purchased", occurred)

    def buy(self, cart: Cart, occurred: int, is_late: bool) -> None:
        """Ends and empties a cart that was bought, unless a late purchase came before all of it."""
        if is_late and (cart.started_at is None or occurred < cart.started_at):
            return
        if is_late and cart.is_open and cart.last_activity > occurred:
            return
        cart.lines.clear()
        self.end(cart, "purchased", occurred)

    def cancel(self, cart: Cart, event: tuple, is_late: bool) -> None:
        if not is_late:
            return
        event_id, occurred, known, order_id = event[1], event[3], event[4], event[12]
        place = OF_DECISION
        for trigger in cart.triggers:
            sent_at, of = trigger[place["send_at"]], trigger[0]
            if occurred < trigger[place["episode_started_at"]] or sent_at < occurred or of in self.cancelled:
                continue
            self.cancelled.add(of)
            self.cancellations.append(
                (*trigger[:6], sent_at, occurred, known, "purchased", event_id, order_id))

    # Sequences.

    def abandon(self, cart: Cart, at: int) -> None:
        cart.is_open = False
        others = self.carts[cart.owner].values()
        is_reentry = any(
            other.sequence is not None and not other.sequence.is_reentry for other in others
        ) or (
            cart.owner in self.last_sent and at < self.last_sent[cart.owner] + self.settings.re_entry
        )
        sequence = cart.sequence = Sequence(cart, at, is_reentry)
        self.sequence_count += 1
        self.running_count += 1
        self.schedule(sequence, at)

    def schedule(self, sequence: Sequence, not_before: int) -> None:
        due = max(sequence.last_activity + self.settings.steps[sequence.step], not_before)
        sequence.due = due
        self.arm(due, DUE_STEP, sequence.cart, sequence)

    def end_sequence(self, sequence: Sequence, reason: str, at: int) -> None:
        self.decided(sequence, at, "suppressed", reason)
        self.finish(sequence)

    def finish(self, sequence: Sequence) -> None:
        sequence.cart.sequence = None
        self.running_count -= 1

    def decide(self, sequence: Sequence, at: int) -> None:
        if sequence.is_reentry:
            self.end_sequence(sequence, "re-entry", at)
            return
        cart = sequence.cart
        goes_out = self.goes_out(at)
        if self.policy is None:
            outcome, reason, channel, offer, send_at = "send", None, None, None, at
        else:
            outcome, reason, channel, offer, send_at = self.policy.judge(
                cart, sequence.step + 1, at, goes_out, self.sent.get(cart.owner, ()))
        decision = self.decided(sequence, at, outcome, reason, channel, offer, send_at)
        if outcome == "postponed":
            sequence.due = send_at
            self.arm(send_at, DUE_STEP, cart, sequence)
            return
        if outcome == "send":
            cart.triggers.append(decision)
            if self.policy is not None:
                self.sent.setdefault(cart.owner, []).append(at)
        if outcome == "send" or reason == "holdout":
            self.count_send(cart.owner, at)
            if goes_out > at:
                sequence.last_activity = goes_out - self.settings.steps[sequence.step]
        sequence.step += 1
        if sequence.step == len(self.settings.steps):
            self.finish(sequence)
            return
        self.schedule(sequence, at)

    def goes_out(self, at: int) -> int:
        """When what is due is done in fact."""
        return next((end for start, end in self.outages if start < at <= end), at)

    def decided(self, sequence: Sequence, at: int, outcome: str, reason, channel=None, offer=None,
                send_at=None) -> tuple:
        cart, step = sequence.cart, sequence.step + 1
        campaign = self.settings.campaign
        decision = (
            trigger_id(campaign, sequence.person, cart.key, sequence.started_at, step), campaign, step,
            cart.owner[1:] if cart.owner[0] == "c" else None, sequence.visitor, cart.key,
            sequence.started_at, sequence.abandoned_at, at, outcome, reason, channel, offer, send_at,
        )
        self.decisions.append(decision)
        return decision


class Policy:
    """Whether a step may be sent to a person, by what is known of them; the first reason that holds."""

    def __init__(self, settings: Settings, contexts: dict):
        self.settings = settings
        self.contexts = contexts

    def judge(self, cart: Cart, step: int, at: int, goes_out: int, sent: Iterable[int]) -> tuple:
        """Outcome, reason, channel, offer and time."""
        if cart.owner[0] == "v":
            return suppressed("unknown-contact")
        context = self.contexts.get(cart.owner[1:])
        if context is None:
            return suppressed("no-consent")
        if not context["channels"]:
            return suppressed("unknown-contact")
        channel = next((name for name in context["channels"] if context.get(f"is_{name}_allowed")), None)
        if channel is None:
            return suppressed("no-consent")
        if context.get("is_holdout"):
            return suppressed("holdout")
        value = amount(cart)
        minimum = self.settings.minimum_value
        if minimum is not None and value is not None and value < minimum:
            return suppressed("below-minimum-value")
        zone = zoneinfo.ZoneInfo(context["time_zone"])
        if self.is_capped(context, zone, goes_out, sent):
            return suppressed("frequency-cap")
        allowed = self.first_allowed(zone, goes_out)
        if allowed != goes_out:
            return "postponed", "quiet-hours", None, None, allowed
        return "send", None, channel, self.offer(context, step, value), at

    def is_capped(self, context: dict, zone: zoneinfo.ZoneInfo, at: int, sent: Iterable[int]) -> bool:
        today = local(at, zone).date()
        monday = today - datetime.timedelta(today.weekday())
        days = [
            local(moment, zone).date()
            for moment in (*context.get("recent_sent_at", ()), *sent) if moment <= at
        ]
        daily, weekly = context.get("daily_message_cap"), context.get("weekly_message_cap")
        daily = self.settings.daily_cap if daily is None else daily
        weekly = self.settings.weekly_cap if weekly is None else weekly
        return days.count(today) >= daily or sum(monday <= day <= today for day in days) >= weekly

    def is_quiet(self, time: datetime.time) -> bool:
        start, end = self.settings.quiet_from, self.settings.quiet_to
        if start <= end:
            return start <= time < end
        return time >= start or time < end

    def first_allowed(self, zone: zoneinfo.ZoneInfo, at: int) -> int:
        """The moment itself, or the first minute after it that is not quiet on the person's own clock."""
        here = local(at, zone)
        if not self.is_quiet(here.time()):
            return at
        end = datetime.datetime.combine(here.date(), self.settings.quiet_to, zone)
        if end.time() <= here.time():
            end = datetime.datetime.combine(
                here.date() + datetime.timedelta(1), self.settings.quiet_to, zone)
        if end.utcoffset() == here.utcoffset():
            return int(end.timestamp() * 1000)
        # The clock changes in these quiet hours: look at every minute.
        minute = -(-at // MINUTE) * MINUTE
        while self.is_quiet(local(minute, zone).time()):
            minute += MINUTE
        return minute

    def offer(self, context: dict, step: int, value) -> str | None:
        for offer in self.settings.offers:
            if "steps" in offer and step not in offer["steps"]:
                continue
            if "minimum-value" in offer and (value is None or value < offer["minimum-value"]):
                continue
            if "stages" in offer and context.get("lifecycle_stage") not in offer["stages"]:
                continue
            if any(is_below(context.get(f"{score}_percentile"), offer.get(f"{score}-percentile-from"))
                   for score in ("ltv", "churn")):
                continue
            return offer["offer"]
        return None


def suppressed(reason: str) -> tuple:
    return "suppressed", reason, None, None, None


def is_below(percentile: float | None, least: float | None) -> bool:
    return least is not None and (percentile is None or percentile < least)


def amount(cart: Cart):
    """What lies in the cart is worth, None when a price is unknown."""
    if any(price is None or price is FOREIGN for _, price in cart.lines.values()):
        return None
    return sum(units * price for units, price in cart.lines.values())


def local(moment: int, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    whole, milli = divmod(moment, 1000)
    return datetime.datetime.fromtimestamp(whole, zone).replace(microsecond=milli * 1000)
