package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CustomerStory;
import io.filrouge.batch.report.figures.CustomerStory.Contact;
import io.filrouge.batch.report.figures.CustomerStory.Decision;
import io.filrouge.batch.report.figures.CustomerStory.Reason;
import io.filrouge.batch.report.figures.CustomerStory.Stay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person's relationship with the shop on a page, as one HTML file that needs nothing else. */
public final class CustomerPage {
  private static final int MOMENTS = 200;
  private static final Map<String, String> CHANNELS =
      Map.of("email", "is_email_allowed", "sms", "is_sms_allowed", "push", "is_push_allowed");

  private final CustomerStory story;
  private final Language language;
  private final Texts texts;
  private final Sentences sentences;

  public CustomerPage(CustomerStory story, Language language) {
    this.story = story;
    this.language = language;
    this.texts = new Texts(language, story.text("currency"));
    this.sentences = new Sentences(texts);
  }

  /** The file's text. */
  public String html() {
    List<Section> sections =
        new ArrayList<>(List.of(standing(), timeline(), reasons(), reach(), reminders(), stays()));
    if (!story.contacts().isEmpty()) {
      sections.add(contact());
    }
    Element main = Element.of("main").with("id", "main");
    sections.forEach(section -> main.add(section.element()));
    Element body =
        Element.of("body")
            .add(
                Element.of("a", texts.text("page.skip")).with("href", "#main").styled("skip"),
                header(),
                main,
                Element.of("footer").add(Element.of("p", foot())));
    return HtmlDocument.of(language, texts.text("customer.page", story.customerId()), body);
  }

  private Element header() {
    return Element.of("header")
        .add(
            Element.of("p", "Filrouge").styled("brand"),
            Element.of("h1", texts.name("stage", story.text("lifecycle_stage"))),
            Element.of("p", story.text("lifecycle_reason")).styled("summary"),
            Element.of(
                    "p", texts.text("customer.as-of", story.customerId(), texts.day(story.asOf())))
                .styled("quiet"));
  }

  private String foot() {
    return texts.text(
        story.contacts().isEmpty() ? "customer.foot" : "customer.foot-personal",
        texts.day(story.asOf()),
        story.zone().getId());
  }

  private Section standing() {
    Element cards = Element.of("div").styled("cards");
    cards.add(
        card(
            "customer.value",
            texts.money(story.number("ltv_amount")),
            texts.text(
                "figures.interval",
                texts.money(story.number("ltv_low")),
                texts.money(story.number("ltv_high"))),
            texts.text("customer.percentile", texts.number(story.number("ltv_percentile"), 0))));
    cards.add(
        card(
            "customer.churn",
            texts.roundShare(story.number("churn_probability")),
            texts.text("customer.percentile", texts.number(story.number("churn_percentile"), 0))));
    cards.add(
        card(
            "customer.bought",
            texts.money(story.number("net_amount")),
            texts.counted("customer.orders", (long) story.number("order_count")),
            lastOrder()));
    cards.add(card("customer.next", next(), preferences()));
    return Section.begin("customer", texts, lead()).add(cards);
  }

  private String lead() {
    return story.is("is_holdout")
        ? texts.text("customer.held-out")
        : texts.text("customer.lead", texts.day(story.since()));
  }

  private String lastOrder() {
    double days = story.number("days_since_last_order");
    return Double.isNaN(days) ? "" : texts.counted("customer.last-order", (long) days);
  }

  private String next() {
    LocalDate day = story.day("next_order_expected_date");
    return day == null ? texts.text("customer.none-expected") : texts.day(day);
  }

  private String preferences() {
    String channel = story.text("preferred_contact_channel");
    String hour = story.text("preferred_message_hour");
    return channel.isEmpty() || hour.isEmpty()
        ? ""
        : texts.text("customer.preference", texts.name("channel", channel), hour);
  }

  private Element card(String key, String value, String... beside) {
    Element card =
        Element.of("article")
            .styled("card")
            .with("aria-labelledby", key.replace('.', '-'))
            .add(
                Element.of("h3", texts.text(key)).with("id", key.replace('.', '-')),
                Element.of("p", value).styled("value"));
    for (String line : beside) {
      if (!line.isEmpty()) {
        card.add(Element.of("p", line).styled("beside"));
      }
    }
    return card;
  }

  private Section timeline() {
    if (story.moments().isEmpty()) {
      return Section.begin("timeline", texts, texts.text("timeline.none"));
    }
    Section section =
        Section.begin("timeline", texts, texts.counted("timeline.lead", story.moments().size()));
    DataTable table =
        new DataTable(texts.text("timeline.title"))
            .words(texts.text("column.when"))
            .words(texts.text("column.where"))
            .words(texts.text("column.what"));
    story.moments().stream()
        .limit(MOMENTS)
        .forEach(
            moment ->
                table.row(
                    sentences.time(moment.at(), story.zone()),
                    texts.text("lane." + moment.lane().wireName()),
                    sentences.told(moment)));
    section.add(
        Section.figure(
            new TimelineChart(story, texts).picture(),
            texts.text("timeline.caption"),
            table.element()));
    int left = story.moments().size() - MOMENTS;
    return left > 0 ? section.add(Section.note(texts.counted("timeline.more", left))) : section;
  }

  private Section reasons() {
    if (story.reasons().isEmpty()) {
      return Section.begin("reasons", texts, texts.text("reasons.none"));
    }
    Section section = Section.begin("reasons", texts, texts.text("reasons.lead"));
    for (String score : List.of("churn", "ltv")) {
      List<Reason> moved =
          story.reasons().stream().filter(reason -> reason.score().equals(score)).toList();
      if (!moved.isEmpty()) {
        section.add(Section.heading(texts.text("reasons." + score)), moved(moved));
      }
    }
    return section;
  }

  private Element moved(List<Reason> reasons) {
    double largest =
        reasons.stream().mapToDouble(reason -> Math.abs(reason.contribution())).max().orElse(0);
    DataTable table =
        new DataTable(texts.text("reasons.title"))
            .words(texts.text("column.figure"))
            .numbers(texts.text("column.contribution"))
            .bars("")
            .words(texts.text("column.reason"));
    for (Reason reason : reasons) {
      double contribution = reason.contribution();
      table.row(
          Element.of("span", texts.name("figure", reason.feature())),
          Element.of("span", signed(reason)),
          Bars.apart(Math.max(0, -contribution), Math.max(0, contribution), largest),
          Element.of("span", reason.words()));
    }
    return table.element();
  }

  private String signed(Reason reason) {
    double size = Math.abs(reason.contribution());
    String written = reason.score().equals("ltv") ? texts.money(size) : texts.number(size, 2);
    return (reason.contribution() < 0 ? "\u2212" : "+") + written;
  }

  private Section reach() {
    DataTable table =
        new DataTable(texts.text("reach.title"))
            .words(texts.text("column.channel"))
            .words(texts.text("column.allowed"));
    CHANNELS.keySet().stream()
        .sorted()
        .forEach(
            channel ->
                table.row(
                    texts.name("channel", channel),
                    texts.text(story.is(CHANNELS.get(channel)) ? "reach.yes" : "reach.no")));
    return Section.begin("reach", texts, texts.text("reach.lead")).add(table.element());
  }

  private Section reminders() {
    if (story.decisions().isEmpty()) {
      return Section.begin("reminders", texts, texts.text("reminders.none"));
    }
    DataTable table =
        new DataTable(texts.text("reminders.title"))
            .words(texts.text("column.when"))
            .words(texts.text("column.campaign"))
            .numbers(texts.text("column.step"))
            .words(texts.text("column.decision"))
            .words(texts.text("column.channel"))
            .words(texts.text("column.reason"));
    for (Decision decision : story.decisions()) {
      table.row(
          sentences.time(decision.moment().at(), story.zone()),
          decision.campaign(),
          texts.count(decision.step()),
          texts.name("decision", decision.outcome()),
          decision.channel().isEmpty() ? "" : texts.name("channel", decision.channel()),
          decision.reason());
    }
    return Section.begin("reminders", texts, texts.text("reminders.lead")).add(table.element());
  }

  private Section stays() {
    DataTable table =
        new DataTable(texts.text("stays.title"))
            .words(texts.text("column.segment"))
            .words(texts.text("column.since"))
            .words(texts.text("column.until"))
            .words(texts.text("column.reason"));
    for (Stay stay : story.stays()) {
      table.row(
          Element.of("span")
              .add(Element.of("span", texts.name("type", stay.type())).styled("kind"))
              .text(" ")
              .text(texts.name(stay.type(), stay.segment())),
          Element.of("span", texts.day(stay.enteredOn())),
          Element.of("span", stay.leftOn() == null ? "" : texts.day(stay.leftOn())),
          Element.of("span", stay.reason()));
    }
    return Section.begin("stays", texts, texts.text(table.isEmpty() ? "stays.none" : "stays.lead"))
        .add(table.element());
  }

  private Section contact() {
    DataTable table =
        new DataTable(texts.text("contact.title"))
            .words(texts.text("column.field"))
            .words(texts.text("column.value"))
            .words(texts.text("column.source"))
            .words(texts.text("column.rule"));
    for (Contact contact : story.contacts()) {
      table.row(contact.field(), contact.value(), contact.source(), contact.survivedBy());
    }
    return Section.begin("contact", texts, texts.text("contact.lead")).add(table.element());
  }
}
