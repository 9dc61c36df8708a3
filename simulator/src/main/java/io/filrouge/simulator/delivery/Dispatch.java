package io.filrouge.simulator.delivery;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import io.filrouge.simulator.shop.Catalogue;
import io.filrouge.simulator.shop.Contact;
import io.filrouge.simulator.shop.CustomerRecord;
import io.filrouge.simulator.shop.Order;
import io.filrouge.simulator.shop.PersonStory;
import io.filrouge.simulator.shop.Product;
import io.filrouge.simulator.shop.Shop;
import io.filrouge.simulator.shop.ShopCalendar;
import io.filrouge.simulator.shop.WebEvent;
import java.util.List;
import java.util.Locale;

/** Turns the catalogue and the people's stories into parcels. */
final class Dispatch {
  private final long seed;
  private final Shop shop;
  private final ShopCalendar calendar;
  private final Rows rows;
  private final DeliveryWindow window;
  private final DefectRates rates;

  Dispatch(
      long seed,
      Shop shop,
      ShopCalendar calendar,
      String currency,
      DeliveryWindow window,
      DefectRates rates) {
    this.seed = seed;
    this.shop = shop;
    this.calendar = calendar;
    this.rows = new Rows(calendar, currency);
    this.window = window;
    this.rates = rates;
  }

  Parcel catalogue(Catalogue catalogue) {
    Parcel parcel = new Parcel();
    Packing packing = new Packing(calendar, window, rates, parcel);
    Draws draws = Draws.of(seed, 0, Aspect.PRODUCT_DEFECTS);
    for (Product product : catalogue.products()) {
      for (Product.Version version : product.versions()) {
        packing.pack(rows.product(product, version), draws);
      }
    }
    return parcel;
  }

  /** The people from one number up to another, the last one not included. */
  Parcel people(int from, int to) {
    Parcel parcel = new Parcel();
    Packing packing = new Packing(calendar, window, rates, parcel);
    for (int number = from; number < to; number++) {
      person(shop.story(number), packing, parcel);
    }
    return parcel;
  }

  private void person(PersonStory story, Packing packing, Parcel parcel) {
    String person = String.format(Locale.ROOT, "P%08d", story.number());
    addPerson(story, person, parcel);
    IdentityLedger ledger = new IdentityLedger(parcel, person);
    Draws recordDraws = Draws.of(seed, story.number(), Aspect.RECORD_DEFECTS);
    for (CustomerRecord record : story.records()) {
      Row row = rows.customer(record);
      packing.pack(row, recordDraws);
      ledger.note("record_id", record.account().recordId(), row);
      ledger.note("customer_key", record.account().customerKey(), row);
      ledger.note("email", record.email(), row);
      ledger.note("phone", record.phone(), row);
      ledger.note("loyalty_card", record.loyaltyCard(), row);
    }
    Draws orderDraws = Draws.of(seed, story.number(), Aspect.ORDER_DEFECTS);
    for (Order order : story.orders()) {
      for (int line = 1; line <= order.lines().size(); line++) {
        Row row = rows.order(order, line);
        packing.pack(row, orderDraws);
        ledger.note("customer_key", order.account().customerKey(), row);
        ledger.note("email", order.email(), row);
        ledger.note("loyalty_card", order.loyaltyCard(), row);
      }
    }
    Draws eventDraws = Draws.of(seed, story.number(), Aspect.EVENT_DEFECTS);
    for (WebEvent event : story.events()) {
      Row row = rows.event(event);
      packing.pack(row, eventDraws);
      ledger.note("visitor_id", event.visitorId(), row);
      ledger.note("customer_key", event.customerKey(), row);
    }
    Draws contactDraws = Draws.of(seed, story.number(), Aspect.CONTACT_DEFECTS);
    for (Contact contact : story.contacts()) {
      packing.pack(rows.contact(contact), contactDraws);
    }
  }

  private void addPerson(PersonStory story, String person, Parcel parcel) {
    if (story.isProspect()) {
      parcel.addTruth(TruthTable.PEOPLE, person, "true", "", "", "", "", "", "0");
      return;
    }
    List<Long> purchases = story.purchasedAt();
    parcel.addTruth(
        TruthTable.PEOPLE,
        person,
        "false",
        Double.toString(story.ratePerWeek()),
        Double.toString(story.dropoutProbability()),
        Double.toString(story.meanSpend()),
        local(purchases.get(0)),
        story.hasLeft() ? local(purchases.get(purchases.size() - 1)) : "",
        Integer.toString(purchases.size()));
  }

  private String local(long moment) {
    return Written.localTime(calendar.localTime(moment));
  }
}
