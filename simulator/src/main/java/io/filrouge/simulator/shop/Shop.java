package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import java.util.List;

/** Tells the story of any person, from the seed and the person's number alone. */
public final class Shop {
  private static final double PROSPECT_WITH_RECORD_SHARE = 0.5;

  private final long seed;
  private final int buyers;
  private final ShopCalendar calendar;
  private final PurchaseProcess purchases;
  private final SpendProcess spend;
  private final Catalogue catalogue;
  private final Personas personas;
  private final OrderBook orderBook;
  private final RecordKeeping recordKeeping;
  private final WebHistory webHistory;

  /**
   * Opens the shop.
   *
   * @param buyers people from this number on are prospects
   */
  public Shop(
      long seed,
      int buyers,
      ShopCalendar calendar,
      PurchaseProcess purchases,
      SpendProcess spend,
      ShopParameters parameters) {
    this.seed = seed;
    this.buyers = buyers;
    this.calendar = calendar;
    this.purchases = purchases;
    this.spend = spend;
    this.catalogue = Catalogue.of(seed, parameters.products(), calendar);
    this.personas =
        new Personas(
            parameters.identitiesRate(),
            parameters.homeCountries(),
            parameters.secondCountry(),
            parameters.secondCurrencyShare());
    this.orderBook =
        new OrderBook(seed, calendar, parameters, spend, new Till(catalogue, parameters));
    this.recordKeeping = new RecordKeeping(seed, calendar, new Lateness(parameters.lateRate()));
    this.webHistory =
        new WebHistory(seed, calendar, parameters, new Shopping(catalogue, parameters));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public PersonStory story(int number) {
    boolean isProspect = number >= buyers;
    Draws identity = Draws.of(seed, number, Aspect.IDENTITY);
    int favourite = identity.below(Catalogue.CATEGORIES.size());
    boolean hasRecord = identity.chance(PROSPECT_WITH_RECORD_SHARE) || !isProspect;
    Persona persona = personas.draw(number, hasRecord, identity);
    Person person = isProspect ? new Person(number, null, 0) : buyer(number);
    List<Order> orders = isProspect ? List.of() : orderBook.orders(person, persona, favourite);
    return story(
        person,
        orders,
        recordKeeping.records(persona, orders),
        webHistory.events(person, persona, orders, favourite));
  }

  private Person buyer(int number) {
    Draws draws = Draws.of(seed, number, Aspect.PURCHASES);
    double meanSpend = spend.mean(draws);
    return new Person(number, purchases.draw(draws, calendar.steadyDays()), meanSpend);
  }

  private PersonStory story(
      Person person, List<Order> orders, List<CustomerRecord> records, List<WebEvent> events) {
    if (person.isProspect()) {
      return new PersonStory(
          person.number(), true, 0, 0, 0, List.of(), false, orders, records, events);
    }
    PurchaseProcess.Purchases bought = person.purchases();
    List<Long> moments = bought.days().stream().map(calendar::momentAt).toList();
    return new PersonStory(
        person.number(),
        false,
        bought.ratePerWeek(),
        bought.dropoutProbability(),
        person.meanSpend(),
        moments,
        bought.hasLeft(),
        orders,
        records,
        events);
  }
}
