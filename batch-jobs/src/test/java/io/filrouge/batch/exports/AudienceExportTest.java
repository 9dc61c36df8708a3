package io.filrouge.batch.exports;

import static io.filrouge.batch.exports.AudienceShop.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.exports.AudienceShop.Person;
import io.filrouge.batch.tables.ExportRuns;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudienceExportTest {
  private static final String MONDAY = "2026-03-02";
  private static final String TUESDAY = "2026-03-03";
  private static final String WEDNESDAY = "2026-03-04";

  private static final Person ANN = Person.of("ann");
  private static final Person BOB = Person.of("bob");
  private static final Person CID = Person.of("cid");

  private static final String AT_RISK =
      "audiences.at-risk { where = \"lifecycle_stage = 'at_risk'\", channel = email,"
          + " columns = [favourite_category], ";
  private static final String CHANGES = AT_RISK + "mode = changes }";
  private static final String META_CHANGES =
      "audiences.ads { where = \"lifecycle_stage = 'at_risk'\", channel = email,"
          + " destination = meta, mode = changes }";

  @TempDir Path folder;
  private AudienceShop shop;

  @BeforeEach
  void opensTheShop() {
    shop = new AudienceShop(folder);
  }

  @Test
  void deliversTheWholeAudienceAndSaysWhoDidNotLeaveAndWhy() {
    shop.knows(
        ANN,
        BOB.silent(),
        CID.heldOut(),
        Person.of("dan").in("loyalty"),
        Person.of("eve").liking(null),
        Person.of("fay").at(null));
    shop.export(
        MONDAY,
        AT_RISK
            + "required = [favourite_category] }\n audiences.mails { where = true,"
            + " channel = email, destination = klaviyo }");

    assertThat(shop.lines("at-risk", MONDAY, "members"))
        .containsExactly("customer_id,change,favourite_category", "ann,new,wine", "fay,new,wine");
    JsonNode manifest = shop.manifest("at-risk", MONDAY);
    assertThat(manifest.get("suppressed").toString())
        .isEqualTo("{\"holdout\":1,\"missing_attribute\":1,\"no_consent\":1}");
    assertThat(manifest.get("member_count").asInt()).isEqualTo(2);
    assertThat(manifest.get("recipe").asText()).isEqualTo("generic/1");
    assertThat(manifest.get("previous_as_of_date").isNull()).isTrue();
    String content = shop.files(shop.folder("at-risk", MONDAY)).get("at-risk-members-00001.csv");
    JsonNode file = manifest.get("files").get(0);
    assertThat(file.get("sha256").asText()).isEqualTo(sha256(content));
    assertThat(file.get("byte_count").asInt()).isEqualTo(content.length());
    assertThat(file.get("row_count").asInt()).isEqualTo(2);
    // However greedy a condition is.
    assertThat(shop.lines("mails", MONDAY, "members"))
        .containsExactly(
            "external_id,email",
            "ann,ann@shop.example",
            "dan,dan@shop.example",
            "eve,eve@shop.example");
    assertThat(shop.manifest("mails", MONDAY).get("suppressed").toString())
        .isEqualTo("{\"holdout\":1,\"no_consent\":1,\"no_identifier\":1}");

    JsonNode latest = shop.json(shop.exports().resolve("at-risk/latest.json"));
    String written = shop.files(shop.folder("at-risk", MONDAY)).get("manifest.json");
    assertThat(latest.get("folder").asText()).isEqualTo("as_of=" + MONDAY);
    assertThat(latest.get("manifest_sha256").asText()).isEqualTo(sha256(written));
    assertThat(
            shop.lake()
                .texts(
                    ExportRuns.CONTRACT,
                    "export",
                    "recipe",
                    "member_count",
                    "suppressed_counts['holdout']",
                    "manifest_sha256"))
        .contains("at-risk generic/1 2 1 " + sha256(written));
  }

  @Test
  void tellsOnlyWhatChangedAndNamesEachLeaverOnce() {
    shop.knows(ANN, BOB, CID);
    shop.export(MONDAY, CHANGES);
    shop.knows(ANN, BOB.liking("tea"), CID.silent(), Person.of("dan"));
    shop.export(TUESDAY, CHANGES);
    assertThat(shop.lines("at-risk", TUESDAY, "members"))
        .containsExactly(
            "customer_id,change,favourite_category", "bob,changed,tea", "dan,new,wine");
    assertThat(shop.lines("at-risk", TUESDAY, "leavers"))
        .containsExactly("customer_id,change", "cid,left");
    assertThat(shop.manifest("at-risk", TUESDAY).get("previous_as_of_date").asText())
        .isEqualTo(MONDAY);

    shop.export(WEDNESDAY, CHANGES);
    assertThat(shop.manifest("at-risk", WEDNESDAY).get("files")).isEmpty();
    assertThat(shop.manifest("at-risk", WEDNESDAY).get("member_count").asInt()).isEqualTo(3);
  }

  @Test
  void aNightRunAgainGivesTheSameAndAfterADeathNobodyIsForgotten() {
    shop.knows(ANN, BOB);
    shop.export(MONDAY, CHANGES);
    shop.knows(BOB.liking("tea"), CID);
    shop.export(TUESDAY, CHANGES);
    Map<String, String> files = shop.files(shop.exports());
    List<String> members = shop.members();

    shop.export(TUESDAY, CHANGES);
    assertThat(shop.files(shop.exports())).isEqualTo(files);
    assertThat(shop.members()).isEqualTo(members);

    shop.losesFilesOf("at-risk", TUESDAY);
    shop.export(TUESDAY, CHANGES);
    assertThat(shop.files(shop.exports())).isEqualTo(files);

    // The files never came, or came and are not known to have: who left is named, and so is Cid.
    shop.losesFilesOf("at-risk", TUESDAY);
    shop.knows(BOB.liking("tea"));
    shop.export(WEDNESDAY, CHANGES);
    assertThat(shop.lines("at-risk", WEDNESDAY, "leavers"))
        .containsExactly("customer_id,change", "ann,left", "cid,left");
    assertThat(shop.lines("at-risk", WEDNESDAY, "members"))
        .containsExactly("customer_id,change,favourite_category", "bob,changed,tea");
    assertThat(shop.manifest("at-risk", WEDNESDAY).get("previous_as_of_date").asText())
        .isEqualTo(MONDAY);
  }

  @Test
  void writesValuesAsEachFormatHasThemAndNoFormulaWhoeverWroteIt() {
    String columns =
        " { where = true, channel = email, columns = [favourite_category, last_order_at,"
            + " churn_probability, churn_reasons, region], format = ";
    shop.knows(
        ANN.liking("=HYPERLINK(\"http://evil.example\",\"x\")"),
        BOB.liking("@SUM(A1)\r\n=1+1"),
        CID.liking("-12.5"));
    shop.export(MONDAY, "audiences { sheet" + columns + "csv }, lines" + columns + "json } }");
    String rest =
        ",2026-01-02T02:04:05.000Z,0.25,"
            + "\"[{\"\"feature\"\":\"\"recency\"\",\"\"contribution\"\":-0.5}]\",\r\n";
    assertThat(shop.files(shop.folder("sheet", MONDAY)).get("sheet-members-00001.csv"))
        .contains("ann,new,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"" + rest)
        .contains("bob,new,\"'@SUM(A1)\r\n=1+1\"" + rest)
        .endsWith("cid,new,-12.5" + rest);
    assertThat(shop.lines("lines", MONDAY, "members"))
        .hasSize(3)
        .contains(
            "{\"customer_id\":\"cid\",\"change\":\"new\",\"favourite_category\":\"-12.5\","
                + "\"last_order_at\":\"2026-01-02T02:04:05.000Z\",\"churn_probability\":0.25,"
                + "\"churn_reasons\":[{\"feature\":\"recency\",\"contribution\":-0.5}],"
                + "\"region\":null}");
  }

  @Test
  void takesLaterNightsBackWhenAnEarlierOneIsRunAgain() {
    shop.knows(ANN, BOB);
    shop.export(MONDAY, CHANGES);
    shop.export(TUESDAY, CHANGES);
    shop.knows(BOB);
    shop.export(MONDAY, CHANGES);
    assertThat(shop.lines("at-risk", MONDAY, "leavers"))
        .containsExactly("customer_id,change", "ann,left");
    assertThat(shop.folder("at-risk", TUESDAY).resolve("manifest.json")).doesNotExist();
    assertThat(shop.json(shop.exports().resolve("at-risk/latest.json")).get("as_of_date").asText())
        .isEqualTo(MONDAY);
  }

  @Test
  void anAdvertiserIsToldTheHashesThatItMustLetGoAndNoCustomerId() {
    shop.knows(ANN, BOB, CID);
    shop.export(MONDAY, META_CHANGES);
    assertThat(shop.lines("ads", MONDAY, "members"))
        .containsExactly(
            "email",
            sha256("ann@shop.example"),
            sha256("bob@shop.example"),
            sha256("cid@shop.example"));

    // Ann leaves, Bob moves, and Cid's address goes on as Dan's: it must stay there.
    shop.knows(ANN.silent(), BOB.at("bob@new.example"), Person.of("dan").at("cid@shop.example"));
    shop.export(TUESDAY, META_CHANGES);
    assertThat(shop.lines("ads", TUESDAY, "members"))
        .containsExactly("email", sha256("bob@new.example"), sha256("cid@shop.example"));
    assertThat(shop.lines("ads", TUESDAY, "leavers"))
        .containsExactly("email", sha256("ann@shop.example"), sha256("bob@shop.example"));
    assertThat(String.join("\n", shop.files(shop.exports()).values()))
        .doesNotContainPattern("\\bann\\b")
        .doesNotContain("@");
  }

  @Test
  void everyFileButTheLastHasJustSoManyRows() {
    Person[] people = new Person[11];
    for (int i = 0; i < people.length; i++) {
      people[i] = Person.of("p" + i);
    }
    shop.knows(people);
    for (String format : List.of("csv", "json", "parquet")) {
      shop.export(MONDAY, AT_RISK + "rows-per-file = 4, format = " + format + " }");
      JsonNode manifest = shop.manifest("at-risk", MONDAY);
      assertThat(manifest.get("files").findValuesAsText("row_count"))
          .containsExactly("4", "4", "3");
      assertThat(manifest.get("files").findValuesAsText("name").get(2))
          .isEqualTo("at-risk-members-00003." + (format.equals("json") ? "jsonl" : format));
      assertThat(shop.files(shop.folder("at-risk", MONDAY)).keySet()).hasSize(4);
    }
    assertThat(
            SparkFixture.spark()
                .read()
                .parquet(shop.folder("at-risk", MONDAY).resolve("*.parquet").toString())
                .count())
        .isEqualTo(11);
  }

  @Test
  void asksForConsentAnewByChannelAndPurpose() {
    shop.knows(ANN, BOB, CID);
    shop.hears(
        "('ann', 'email', 'marketing', false)",
        "('bob', 'email', 'advertising', true)",
        "('bob', 'post', 'marketing', true)");
    String all = "{ where = true, ";
    shop.export(
        MONDAY,
        "audiences { mail "
            + all
            + "channel = email }, ads "
            + all
            + "channel = email, purpose = advertising, destination = meta }, letters "
            + all
            + "channel = post }, texts "
            + all
            + "channel = sms } }");
    assertThat(shop.lines("mail", MONDAY, "members"))
        .containsExactly("customer_id,change", "bob,new", "cid,new");
    assertThat(shop.lines("ads", MONDAY, "members"))
        .containsExactly("email", sha256("bob@shop.example"));
    assertThat(shop.lines("letters", MONDAY, "members"))
        .containsExactly("customer_id,change", "bob,new");
    assertThat(shop.manifest("texts", MONDAY).get("suppressed").get("no_consent").asInt())
        .isEqualTo(3);
  }

  @Test
  void theErasedDoNotLeaveAndAreNamedIfTheyDidBefore() throws IOException {
    shop.knows(ANN, BOB, CID);
    shop.export(MONDAY, CHANGES);
    Path erased = Files.writeString(folder.resolve("erased.txt"), "ann\n\n old-bob \nnobody\n");
    String block = CHANGES + "\n erased = \"" + erased + "\"";
    shop.export(TUESDAY, block);
    assertThat(shop.lines("at-risk", TUESDAY, "leavers"))
        .containsExactly("customer_id,change", "ann,left", "bob,left");
    assertThat(shop.manifest("at-risk", TUESDAY).get("suppressed").get("erased").asInt())
        .isEqualTo(2);
    shop.knows(CID);
    shop.export(WEDNESDAY, block);
    assertThat(shop.manifest("at-risk", WEDNESDAY).get("left_count").asInt()).isZero();
  }

  @Test
  void aMissingListOfTheErasedStopsTheExportBeforeAnythingLeaves() {
    shop.knows(ANN);
    assertThatThrownBy(
            () -> shop.export(MONDAY, CHANGES + "\n erased = \"/nowhere/ann@shop.example\""))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read exports.erased")
        .hasMessageNotContaining("shop.example");
    assertThat(shop.exports()).doesNotExist();
  }

  @Test
  void leaversAloneAreNamedWhereOnlyTheyAreAskedFor() {
    String leavers = AT_RISK + "mode = leavers }";
    shop.knows(ANN, BOB);
    shop.export(MONDAY, leavers);
    assertThat(shop.manifest("at-risk", MONDAY).get("files")).isEmpty();
    shop.knows(BOB.liking("tea"));
    shop.export(TUESDAY, leavers);
    assertThat(shop.files(shop.folder("at-risk", TUESDAY)).keySet())
        .containsExactly("at-risk-leavers-00001.csv", "manifest.json");
  }

  @Test
  void whoWasWrittenToEnoughLeavesTheListAndComesBackAsNew() {
    shop.knows(ANN, BOB, CID.pressedUntil("2026-03-09"));
    shop.export(MONDAY, CHANGES);
    assertThat(shop.lines("at-risk", MONDAY, "members"))
        .containsExactly("customer_id,change,favourite_category", "ann,new,wine", "bob,new,wine");
    JsonNode manifest = shop.manifest("at-risk", MONDAY);
    assertThat(manifest.get("suppressed").toString()).isEqualTo("{\"contact_pressure\":1}");
    assertThat(manifest.get("respect_do_not_contact").asBoolean()).isTrue();
    assertThat(
            shop.lake()
                .texts(ExportRuns.CONTRACT, "export", "suppressed_counts['contact_pressure']"))
        .containsExactly("at-risk 1");

    shop.knows(ANN.pressedUntil("2026-03-09"), BOB, CID);
    shop.export(TUESDAY, CHANGES);
    assertThat(shop.lines("at-risk", TUESDAY, "leavers"))
        .containsExactly("customer_id,change", "ann,left");
    assertThat(shop.lines("at-risk", TUESDAY, "members"))
        .containsExactly("customer_id,change,favourite_category", "cid,new,wine");

    shop.knows(ANN, BOB, CID);
    shop.export(WEDNESDAY, CHANGES);
    assertThat(shop.lines("at-risk", WEDNESDAY, "members"))
        .containsExactly("customer_id,change,favourite_category", "ann,new,wine");
  }

  @Test
  void whoIsToldTheDateKeepsThePeopleAndIsToldWhenItMoves() {
    String told =
        "audiences.at-risk { where = true, channel = email, mode = changes, destination = klaviyo,"
            + " columns = [do_not_contact_until] }";
    shop.knows(ANN, BOB);
    shop.export(MONDAY, told);
    shop.knows(ANN.pressedUntil("2026-03-09"), BOB);
    shop.export(TUESDAY, told);
    assertThat(shop.lines("at-risk", TUESDAY, "members"))
        .containsExactly(
            "external_id,email,do_not_contact_until", "ann,ann@shop.example,2026-03-09");
    assertThat(shop.lines("at-risk", TUESDAY, "leavers")).isEmpty();
    assertThat(shop.manifest("at-risk", TUESDAY).get("suppressed")).isEmpty();
    shop.knows(ANN, BOB);
    shop.export(WEDNESDAY, told);
    assertThat(shop.lines("at-risk", WEDNESDAY, "members"))
        .containsExactly("external_id,email,do_not_contact_until", "ann,ann@shop.example,");
  }

  @Test
  void brazeTakesAttributesAsJsonAndLeaversByOneThatIsFalse() {
    String columns =
        " { where = \"lifecycle_stage = 'at_risk'\", channel = email, mode = changes, columns ="
            + " [favourite_category, churn_probability, last_order_at, language], destination = ";
    String audiences =
        "audiences { win-back" + columns + "braze-cdi }, s3" + columns + "braze-cdi-files } }";
    shop.knows(ANN, BOB.liking(null));
    shop.export(MONDAY, audiences);
    String values =
        "\"\"churn_probability\"\":0.25,\"\"last_order_at\"\":\"\"2026-01-02T02:04:05.000Z\"\"}\"";
    assertThat(shop.lines("win-back", MONDAY, "members"))
        .containsExactly(
            "EXTERNAL_ID,PAYLOAD",
            "ann,\"{\"\"audience_win_back\"\":true,"
                + "\"\"email\"\":\"\"ann@shop.example\"\",\"\"favourite_category\"\":\"\"wine\"\","
                + values,
            "bob,\"{\"\"audience_win_back\"\":true,"
                + "\"\"email\"\":\"\"bob@shop.example\"\",\"\"favourite_category\"\":null,"
                + values);
    assertThat(shop.lines("s3", MONDAY, "members"))
        .startsWith("external_id,payload")
        .element(1)
        .asString()
        .startsWith("ann,\"{\"\"audience_s3\"\":true,\"\"email\"\":");

    shop.knows(BOB.liking(null).in("loyalty"), ANN);
    shop.export(TUESDAY, audiences);
    assertThat(shop.lines("win-back", TUESDAY, "leavers"))
        .containsExactly("EXTERNAL_ID,PAYLOAD", "bob,\"{\"\"audience_win_back\"\":false}\"");
    assertThat(shop.lines("s3", TUESDAY, "leavers"))
        .containsExactly("external_id,payload", "bob,\"{\"\"audience_s3\"\":false}\"");
    assertThat(shop.lines("win-back", TUESDAY, "members")).isEmpty();
  }

  @Test
  void brazesLinesAreJsonWithAPayloadThatIsATextOfJson() {
    String lines =
        "audiences.b { where = true, channel = email, identifiers = [], destination = "
            + "braze-cdi-files, format = json }";
    shop.knows(ANN, BOB);
    shop.export(MONDAY, lines);
    assertThat(shop.lines("b", MONDAY, "members"))
        .containsExactly(
            "{\"external_id\":\"ann\",\"payload\":\"{\\\"audience_b\\\":true}\"}",
            "{\"external_id\":\"bob\",\"payload\":\"{\\\"audience_b\\\":true}\"}");
    assertThat(shop.manifest("b", MONDAY).get("member_columns").toString())
        .isEqualTo("[\"external_id\",\"payload\"]");
  }

  @Test
  void sendsOffersByRankAndTellsWhenTheyChange() {
    String offers =
        "audiences.next { where = true, channel = email, mode = changes, columns = [offers] }";
    shop.knows(ANN, BOB);
    shop.offers(
        "(DATE '2026-03-02', 'ann', 2, 'p2', 'Cups', 'sells well')",
        "(DATE '2026-03-02', 'ann', 1, 'p1', 'Pots', 'bought by customers who bought Tea')",
        "(DATE '2026-03-01', 'ann', 1, 'p0', 'Old', 'sells well')");
    shop.export(MONDAY, offers);
    assertThat(shop.lines("next", MONDAY, "members"))
        .containsExactly(
            "customer_id,change,offers",
            "ann,new,\"[{\"\"rank\"\":1,\"\"product_id\"\":\"\"p1\"\",\"\"product_name\"\":\"\"Pots\"\","
                + "\"\"category\"\":null,\"\"reason\"\":\"\"bought by customers who bought Tea\"\"},"
                + "{\"\"rank\"\":2,\"\"product_id\"\":\"\"p2\"\",\"\"product_name\"\":\"\"Cups\"\","
                + "\"\"category\"\":null,\"\"reason\"\":\"\"sells well\"\"}]\"",
            "bob,new,");
    shop.offers("(DATE '2026-03-03', 'ann', 1, 'p1', 'Pots', 'sells well')");
    shop.export(TUESDAY, offers);
    assertThat(shop.lines("next", TUESDAY, "members"))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("ann,changed,");
  }

  @Test
  void refusesToSendNoOffersWhereTheNightHasNotMadeThem() {
    String offers =
        "audiences { all { where = true, channel = email }, next { where = true, channel = email,"
            + " columns = [offers], required = [offers] } }";
    shop.knows(ANN);
    assertThatThrownBy(() -> shop.export(MONDAY, offers))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith(
            "Cannot export offers of 2026-03-02 for next: product_recommendations of lake ")
        .hasMessageEndingWith(
            " holds none of this night; run 'filrouge batch segments --as-of 2026-03-02' first");
    shop.offers("(DATE '2026-03-01', 'ann', 1, 'p1', 'Pots', 'sells well')");
    assertThatThrownBy(() -> shop.export(MONDAY, offers)).isInstanceOf(Failure.class);
    assertThat(shop.exports()).doesNotExist();
  }

  @Test
  void aNightOnWhichNothingIsToBeOfferedSendsNoOffers() {
    shop.knows(ANN);
    shop.offers("(DATE '2026-03-01', 'ann', 1, 'p1', 'Pots', 'sells well')");
    shop.lake()
        .publish(
            MONDAY,
            "segments",
            publisher ->
                publisher.replaceNight(
                    ProductRecommendations.CONTRACT,
                    "as_of_date",
                    shop.lake().lake().read(ProductRecommendations.CONTRACT).where("false")));
    shop.export(MONDAY, "audiences.next { where = true, channel = email, columns = [offers] }");
    assertThat(shop.lines("next", MONDAY, "members"))
        .containsExactly("customer_id,change,offers", "ann,new,");
  }
}
