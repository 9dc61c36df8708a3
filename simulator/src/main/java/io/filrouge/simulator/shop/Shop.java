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
  private final ContactHistory contactHistory;

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
    this.contactHistory = new ContactHistory(seed, calendar, parameters, this::email);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public PersonStory story(int number) {
    boolean isProspect = isProspect(number);
    Draws identity = Draws.of(seed, number, Aspect.IDENTITY);
    int favourite = identity.below(Catalogue.CATEGORIES.size());
    Persona persona = persona(number, identity);
    Person person = isProspect ? new Person(number, null, 0) : buyer(number);
    List<Order> orders = isProspect ? List.of() : orderBook.orders(person, persona, favourite);
    List<CustomerRecord> records = recordKeeping.records(persona, orders);
    return story(
        person,
        orders,
        records,
        webHistory.events(person, persona, orders, favourite),
        contactHistory.contacts(person, persona, orders, records));
  }

  private boolean isProspect(int number) {
    return number >= buyers;
  }

  private Persona persona(int number, Draws identity) {
    boolean hasRecord = identity.chance(PROSPECT_WITH_RECORD_SHARE) || !isProspect(number);
    return personas.draw(number, hasRecord, identity);
  }

  /** The e-mail address of somebody's first account; blank for people without one. */
  private String email(int number) {
    Draws identity = Draws.of(seed, number, Aspect.IDENTITY);
    identity.below(Catalogue.CATEGORIES.size());
    Persona persona = persona(number, identity);
    return persona.hasAccount() ? persona.accounts().get(0).email() : "";
  }

  private Person buyer(int number) {
    Draws draws = Draws.of(seed, number, Aspect.PURCHASES);
    double meanSpend = spend.mean(draws);
    return new Person(number, purchases.draw(draws, calendar.steadyDays()), meanSpend);
  }

  private PersonStory story(
      Person person,
      List<Order> orders,
      List<CustomerRecord> records,
      List<WebEvent> events,
      List<Contact> contacts) {
    if (person.isProspect()) {
      return new PersonStory(
          person.number(), true, 0, 0, 0, List.of(), false, orders, records, events, contacts);
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
        events,
        contacts);
  }
}
