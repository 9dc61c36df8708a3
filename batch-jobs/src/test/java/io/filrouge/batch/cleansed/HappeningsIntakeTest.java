package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HappeningsIntakeTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv, path = ${folder}"/orders.csv"
        columns { order_id = id, customer_key = customer, ordered_at = at, amount = total }
      }
      """;

  private static final String ALL =
      SHOP
          + """
          sources.message_events.mailer {
            format = csv, path = ${folder}"/messages.csv"
            columns { event_id = id, event_type = type, email = email, occurred_at = at, channel = channel, campaign = campaign }
          }
          sources.service_cases.desk {
            format = csv, path = ${folder}"/cases*.csv"
            columns { case_id = id, customer_key = customer, opened_at = opened, solved_at = solved, satisfaction = grade, known_at = known }
          }
          sources.survey_answers.nps {
            format = csv, path = ${folder}"/answers.csv"
            columns { answer_id = id, customer_key = customer, answered_at = at, score = score, comment = words }
          }
          sources.reviews.site {
            format = csv, path = ${folder}"/reviews.csv"
            columns { review_id = id, customer_key = customer, reviewed_at = at, rating = stars, product_id = product }
          }
          sources.loyalty_movements.club {
            format = csv, path = ${folder}"/points.csv"
            columns { movement_id = id, loyalty_card = card, movement_type = type, occurred_at = at, points = points, tier = tier }
          }
          sources.referrals.friends {
            format = csv, path = ${folder}"/referrals.csv"
            columns { referral_id = id, customer_key = customer, referred_at = at, referred_email = friend }
          }
          sources.consent_events.preferences {
            format = csv, path = ${folder}"/consents.csv"
            columns { event_id = id, customer_key = customer, occurred_at = at, channel = channel, is_granted = granted }
          }
          """;

  @TempDir Path folder;

  @Test
  void takesEveryEntityIntoATableOfItsOwnAndSaysWhatItCannotUse() {
    IntakeNight shop =
        orders()
            .deliver(
                "messages.csv",
                "id,type,email,at,channel,campaign",
                "m1,Sent,ann@example.com,2026-01-01T09:00:00,,spring",
                "m2,read,ann@example.com,2026-01-01T09:00:00,email,spring",
                "m3,opened,,2026-01-01T09:00:00,email,spring",
                "m1,sent,ann@example.com,2026-01-01T10:00:00,,spring")
            .deliver(
                "cases.csv",
                "id,customer,opened,solved,grade,known",
                "k1,c1,2026-01-01T08:00:00,,,2026-01-01T08:00:00",
                "k2,c1,2026-01-01T08:00:00,2026-01-01T07:00:00,,2026-01-01T08:00:00",
                "k3,c1,2026-01-01T08:00:00,2026-01-01T09:00:00,6,2026-01-01T09:00:00")
            .deliver(
                "answers.csv",
                "id,customer,at,score,words",
                "a1,c1,2026-01-01T08:00:00,9,fine",
                "a2,c1,2026-01-01T08:00:00,11,",
                "a3,c1,2026-01-01T08:00:00,,")
            .deliver(
                "reviews.csv",
                "id,customer,at,stars,product",
                "r1,c1,2026-01-01T08:00:00,5,p1",
                "r2,c1,2026-01-01T08:00:00,0,p1")
            .deliver(
                "points.csv",
                "id,card,type,at,points,tier",
                "l1,L1,earned,2026-01-01T08:00:00,120,silver",
                "l2,L1,redeemed,2026-01-01T09:00:00,50,",
                "l3,L1,expired,2026-01-01T09:00:00,-20,",
                "l4,L1,earned,2026-01-01T09:00:00,,",
                "l5,L1,stolen,2026-01-01T09:00:00,1,")
            .deliver(
                "referrals.csv",
                "id,customer,at,friend",
                "f1,c1,2026-01-01T08:00:00,bob@example.com")
            .deliver(
                "consents.csv",
                "id,customer,at,channel,granted",
                "e1,c1,2026-01-01T08:00:00,email,yes",
                "e2,c1,2026-01-01T08:00:00,pigeon,yes",
                "e3,c1,2026-01-01T08:00:00,sms,maybe");

    Publisher night = shop.takeIn("2026-01-01", ALL);

    assertThat(rows(shop, MessageEvents.CONTRACT, "event_id, event_type, channel, campaign"))
        .containsExactly("m1 | sent | email | spring");
    assertThat(IntakeNight.counts(night, "message_events.mailer"))
        .containsEntry("rows_read", 4L)
        .containsEntry("rows_kept", 1L)
        .containsEntry("rows_duplicate", 1L)
        .containsEntry("rows_quarantined", 2L);
    assertThat(rows(shop, ServiceCases.STAGED, "case_id")).containsExactly("k1");
    assertThat(rows(shop, SurveyAnswers.CONTRACT, "answer_id, survey, score, comment_length"))
        .containsExactly("a1 | nps | 9.0 | 4");
    assertThat(rows(shop, Reviews.STAGED, "review_id, rating, product_id"))
        .containsExactly("r1 | 5.0 | p1");
    assertThat(rows(shop, LoyaltyMovements.CONTRACT, "movement_id, points, tier"))
        .containsExactly("l1 | 120.0000 | silver", "l2 | -50.0000 | null", "l3 | -20.0000 | null");
    assertThat(rows(shop, ConsentEvents.CONTRACT, "channel, purpose, is_granted"))
        .containsExactly("email | marketing | true");
    assertThat(
            shop.rows(Quarantine.CONTRACT, "entity", "get_json_object(record, '$.id')", "reason"))
        .containsExactly(
            "consent_events | e2 | channel: not an accepted value",
            "consent_events | e3 | is_granted: not true or false",
            "loyalty_movements | l4 | points: missing",
            "loyalty_movements | l5 | movement_type: not an accepted value",
            "message_events | m2 | event_type: not an accepted value",
            "message_events | m3 | email: missing",
            "reviews | r2 | rating: out of range",
            "service_cases | k2 | solved_at: before opened_at",
            "service_cases | k3 | satisfaction: out of range",
            "survey_answers | a2 | score: out of range",
            "survey_answers | a3 | score: missing");
    referralsLinkNobody(shop);
  }

  private static void referralsLinkNobody(IntakeNight shop) {
    String friend = shop.table(Referrals.CONTRACT).head().getAs("referred_identifier").toString();
    assertThat(friend).isNotBlank();
    assertThat(
            shop.table(IdentifierSightings.CONTRACT)
                .where("identifier = '" + friend + "'")
                .isEmpty())
        .isTrue();
  }

  @Test
  void keepsTheLatestVersionOfACase() {
    String header = "id,customer,opened,solved,grade,known";
    String conf =
        SHOP + ALL.substring(ALL.indexOf("sources.service_cases"), ALL.indexOf("sources.survey"));
    IntakeNight shop =
        orders().deliver("cases1.csv", header, "k1,c1,2026-01-01T08:00:00,,,2026-01-01T08:00:00");
    shop.takeIn("2026-01-01", conf);
    shop.deliver(
        "cases2.csv",
        header,
        "k1,c1,2026-01-01T08:00:00,2026-01-02T08:00:00,4,2026-01-02T08:00:00");
    shop.takeIn("2026-01-02", conf);

    for (String night : List.of("2026-01-01", "2026-01-02")) {
      try (Publisher publisher =
          new Publisher(shop.lake(), io.filrouge.batch.LakeFixture.night(night), "ingest")) {
        CleansedTables.publishWithoutCustomers(publisher);
      }
      assertThat(rows(shop, ServiceCases.CONTRACT, "case_id, satisfaction"))
          .containsExactly(night.equals("2026-01-01") ? "k1 | null" : "k1 | 4.0");
    }
  }

  @Test
  void asksForAColumnThatNamesThePerson() {
    String conf =
        SHOP
            + """
            sources.reviews.site {
              format = csv, path = ${folder}"/reviews.csv"
              columns { reviewed_at = at, rating = stars }
            }
            """;
    assertThatThrownBy(() -> orders().sources(conf))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read sources.reviews.site.columns.customer_key: it is missing; map it, or"
                + " account, loyalty_card, email, phone, visitor_id");
  }

  private IntakeNight orders() {
    return new IntakeNight(folder, "Europe/Paris")
        .deliver("orders.csv", "id,customer,at,total", "o1,c1,2026-01-01T10:00:00,10");
  }

  private static List<String> rows(IntakeNight shop, TableContract table, String columns) {
    return shop.rows(table, columns.split(", "));
  }
}
