package io.filrouge.batch.report.page;

import static io.filrouge.batch.report.page.ParsedPage.all;
import static io.filrouge.batch.report.page.ParsedPage.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.report.figures.CustomerStory;
import io.filrouge.batch.report.figures.CustomerStory.Contact;
import io.filrouge.batch.report.figures.CustomerStory.Decision;
import io.filrouge.batch.report.figures.CustomerStory.Reason;
import io.filrouge.batch.report.figures.CustomerStory.Stay;
import io.filrouge.batch.report.figures.Moment;
import io.filrouge.batch.report.figures.Moment.Lane;
import io.filrouge.batch.report.figures.Moment.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class CustomerPageTest {
  private static final String HOSTILE = "<script>alert('tea')</script>\"&";
  private static final LocalDate NIGHT = LocalDate.parse("2025-12-31");

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasEverySectionWhateverThereIsToTell(Language language) throws Exception {
    for (CustomerStory story : List.of(full("tea"), prospect())) {
      Document page = parsed(new CustomerPage(story, language).html());

      assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
      assertThat(sections(page))
          .containsExactly("customer", "timeline", "reasons", "reach", "reminders", "stays");
    }
  }

  @Test
  void tellsTheMomentsInWordsAndInThePicture() throws Exception {
    Document page = parsed(new CustomerPage(full("tea"), Language.ENGLISH).html());

    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Order of €12.50 (Store), products: 2")
        .contains("autumn, step 1: not sent")
        .contains("quiet-hours")
        .contains("31 Dec 2025, 13:00");
    assertThat(page.getElementsByTagName("circle").getLength()).isEqualTo(2);
  }

  @Test
  void showsLateMomentsInThePictureOnly() throws Exception {
    List<Moment> moments =
        IntStream.range(0, 210)
            .mapToObj(i -> order(Instant.parse("2025-12-31T12:00:00Z")))
            .toList();

    Document page =
        parsed(new CustomerPage(story(Map.of(), moments, List.of()), Language.ENGLISH).html());

    assertThat(page.getElementsByTagName("circle").getLength()).isEqualTo(210);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("10 earlier moments are only in the picture.");
  }

  @Test
  void keepsWordsOfTheShopTexts() throws Exception {
    String html = new CustomerPage(full(HOSTILE), Language.ENGLISH).html();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(html).doesNotContain("http:", "https:", "url(", "@import", " style=", "<img");
    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void showsTheGoldenRecordAndSaysSoOnlyWhereItWasAskedFor() throws Exception {
    List<Contact> contacts = List.of(new Contact("email", "jo@example.com", "crm", "verified"));

    String with = new CustomerPage(story(Map.of(), List.of(), contacts), Language.ENGLISH).html();

    assertThat(sections(parsed(with))).endsWith("contact");
    assertThat(with).contains("jo@example.com", "Holds personal data");
    assertThat(new CustomerPage(full("tea"), Language.ENGLISH).html()).contains("No personal data");
  }

  private static CustomerStory full(String word) {
    Moment reminder =
        Moment.of(
            Instant.parse("2025-12-31T12:00:00Z"),
            Lane.REMINDERS,
            "reminder",
            Word.plain("autumn"),
            Word.plain(1),
            Word.named("decision", "suppressed"));
    CustomerStory story =
        story(
            Map.of(
                "order_count",
                1L,
                "days_since_last_order",
                30,
                "next_order_expected_date",
                NIGHT.plusDays(9),
                "preferred_contact_channel",
                "email",
                "preferred_message_hour",
                9,
                "is_email_allowed",
                true),
            List.of(reminder, order(Instant.parse("2025-12-01T12:00:00Z"))),
            List.of());
    return new CustomerStory(
        story.current(),
        List.of(new Reason("churn", "recency", -0.5, word), new Reason("ltv", "age", 12, word)),
        List.of(
            new Stay("interests", word, NIGHT, null, word),
            new Stay("habits", "evening", NIGHT.minusDays(3), NIGHT, word)),
        List.of(new Decision(reminder, "autumn", 1, "suppressed", "quiet-hours", "")),
        story.moments(),
        story.since(),
        List.of(),
        story.zone());
  }

  private static CustomerStory prospect() {
    return story(Map.of(), List.of(), List.of());
  }

  private static Moment order(Instant at) {
    return Moment.of(
        at,
        Lane.ORDERS,
        "order",
        Word.money("12.5"),
        Word.plain(2),
        Word.named("channel", "store"));
  }

  private static CustomerStory story(
      Map<String, Object> more, List<Moment> moments, List<Contact> contacts) {
    Map<String, Object> current = new HashMap<>();
    current.put("customer_id", "c1");
    current.put("as_of_date", NIGHT);
    current.put("currency", "EUR");
    current.put("lifecycle_stage", "prospect");
    current.put("lifecycle_reason", "no purchase yet");
    current.put("net_amount", 0);
    current.put("order_count", 0L);
    Stream.of("ltv_amount", "ltv_low", "ltv_high", "ltv_percentile", "churn_percentile")
        .forEach(column -> current.put(column, 1.0));
    current.put("churn_probability", 0.5);
    current.putAll(more);
    return new CustomerStory(
        current,
        List.of(),
        List.of(),
        List.of(),
        moments,
        NIGHT.minusDays(365),
        contacts,
        ZoneId.of("Europe/Paris"));
  }

  private static List<String> sections(Document page) {
    return all(page, "section").stream().map(section -> section.getAttribute("id")).toList();
  }
}
