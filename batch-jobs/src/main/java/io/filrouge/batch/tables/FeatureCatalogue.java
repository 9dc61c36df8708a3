package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/** The feature catalogue: meaning, window, type and leak risk of each feature. */
final class FeatureCatalogue {
  private static final String NONE = "none: settled on the day itself";
  private static final String RETURNS =
      "returns that come later lower it; only those known by the night are counted";
  private static final String EVER = "ever";
  private static final String FIRST_VERSION = "0.1.0";
  private static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);

  static final List<Feature> FEATURES = features();

  private static List<Feature> features() {
    List<Feature> all = new ArrayList<>();
    all.add(required("is_prospect", FLAG, "known, but without a purchase", EVER, NONE));
    all.add(optional("first_order_date", DAY, "first purchase day", EVER, NONE));
    all.add(optional("last_order_date", DAY, "last purchase day", EVER, NONE));
    all.add(
        optional(
            "days_since_last_order",
            WHOLE,
            "days from the last purchase day to the night",
            EVER,
            NONE));
    all.add(
        optional(
            "recency_days",
            WHOLE,
            "days from the first to the last purchase day (t_x)",
            EVER,
            NONE));
    all.add(
        optional(
            "age_days", WHOLE, "days from the first purchase day to the night (T)", EVER, NONE));
    all.add(required("order_count", COUNT, "orders that are purchases", EVER, NONE));
    all.add(required("purchase_day_count", COUNT, "days with a purchase", EVER, NONE));
    all.add(
        optional(
            "repeat_net_mean",
            NUMBER,
            "mean net amount of the purchase days after the first",
            EVER,
            RETURNS));
    all.add(required("cancelled_order_count", COUNT, "orders that were cancelled", EVER, NONE));
    all.add(required("gross_amount", MONEY, "bought", EVER, NONE));
    all.add(
        required(
            "returned_amount", MONEY, "given back, unmatched returns included", EVER, RETURNS));
    all.add(required("net_amount", MONEY, "gross less returned", EVER, RETURNS));
    for (int days : WINDOWS) {
      String window = days + " days";
      all.add(
          required("order_count_" + days + "d", COUNT, "orders that are purchases", window, NONE));
      all.add(
          required(
              "purchase_day_count_" + days + "d", COUNT, "days with a purchase", window, NONE));
      all.add(required("gross_amount_" + days + "d", MONEY, "bought", window, NONE));
      all.add(
          required(
              "net_amount_" + days + "d",
              MONEY,
              "gross less returned of that window's orders",
              window,
              RETURNS));
    }
    all.add(
        optional(
            "inter_purchase_days_mean", NUMBER, "mean days between purchase days", EVER, NONE));
    all.add(
        optional(
            "inter_purchase_days_deviation",
            NUMBER,
            "sample standard deviation of the days between purchase days; from three purchase days",
            EVER,
            NONE));
    all.add(
        optional(
            "average_order_amount", MONEY, "gross amount of a purchase order, mean", EVER, NONE));
    all.add(
        optional("lines_per_order_mean", NUMBER, "lines of a purchase order, mean", EVER, NONE));
    all.add(
        optional(
            "quantity_per_order_mean", NUMBER, "pieces of a purchase order, mean", EVER, NONE));
    all.add(
        optional(
            "discount_share",
            NUMBER,
            "taken off, as a share of gross and what was taken off",
            EVER,
            NONE));
    all.add(optional("return_share", NUMBER, "returned as a share of gross", EVER, RETURNS));
    all.add(required("product_count", COUNT, "distinct products bought", EVER, NONE));
    all.add(
        required(
            "category_count",
            COUNT,
            "distinct categories bought from",
            EVER,
            "categories are those of the product table on the night"));
    all.add(
        required(
            "category_count_365d",
            COUNT,
            "distinct categories bought from",
            "365 days",
            "categories are those of the product table on the night"));
    all.add(
        optional(
            "favourite_category",
            TEXT,
            "category with the largest net amount; ties by name",
            EVER,
            "categories are those of the product table on the night"));
    all.add(
        optional(
            "favourite_category_share",
            NUMBER,
            "its share of the gross amount",
            EVER,
            "categories are those of the product table on the night"));
    all.add(
        optional(
            "category_entropy",
            NUMBER,
            "Shannon entropy (nats) of gross amounts over categories: 0 for one category",
            EVER,
            "categories are those of the product table on the night"));
    all.add(
        optional(
            "preferred_weekday",
            WHOLE,
            "weekday of most purchases, 1 Monday to 7 Sunday; ties to the earlier",
            EVER,
            NONE));
    all.add(
        optional(
            "preferred_hour",
            WHOLE,
            "hour of most purchases, 0 to 23, shop's time; ties to the earlier",
            EVER,
            NONE));
    all.add(
        optional(
            "preferred_daytime",
            TEXT,
            "morning from 6, afternoon from 12, evening from 18 or night from 23 h: part of the day"
                + " with most purchases; ties to the earlier",
            EVER,
            NONE));
    all.add(optional("preferred_daytime_share", NUMBER, "share of purchases in it", EVER, NONE));
    all.add(
        optional(
            "weekend_share", NUMBER, "share of purchase days on Saturday or Sunday", EVER, NONE));
    all.add(
        optional(
            "country",
            TEXT,
            "country of the latest purchase, else of the golden record",
            EVER,
            NONE));
    all.add(
        optional("preferred_channel", TEXT, "channel of most purchases; ties by name", EVER, NONE));
    addChannels(all);
    all.add(
        optional(
            "acquisition_channel",
            TEXT,
            "channel of the first purchase; empty where that names none",
            EVER,
            NONE));
    all.add(
        optional(
            "acquisition_country",
            TEXT,
            "country of the first purchase; empty where that names none",
            EVER,
            NONE));
    addTraits(all);
    for (int days : List.of(30, 365)) {
      String window = days + " days";
      all.add(
          required(
              "web_session_count_" + days + "d", COUNT, "sessions on site and app", window, NONE));
      all.add(required("product_view_count_" + days + "d", COUNT, "products viewed", window, NONE));
      all.add(
          required(
              "cart_add_count_" + days + "d", COUNT, "products put into a cart", window, NONE));
      all.add(
          required(
              "abandoned_cart_count_" + days + "d",
              COUNT,
              "sessions that filled a cart and placed no order",
              window,
              NONE));
    }
    all.add(required("web_session_count", COUNT, "sessions on site and app", EVER, NONE));
    all.add(
        optional(
            "days_since_last_session",
            WHOLE,
            "days from the last session to the night",
            EVER,
            NONE));
    addContacts(all);
    addRelationship(all);
    return List.copyOf(all);
  }

  private static void addChannels(List<Feature> all) {
    all.add(required("channel_order_count", COUNT, "purchases that name a channel", EVER, NONE));
    all.add(
        optional(
            "preferred_channel_share", NUMBER, "share of these by the preferred one", EVER, NONE));
    all.add(
        optional(
            "recent_channel",
            TEXT,
            "channel of most of the last three of these; ties by name",
            "last three purchases with a channel",
            NONE));
    all.add(
        optional(
            "recent_channel_share",
            NUMBER,
            "share of the last three by it",
            "last three purchases with a channel",
            NONE));
    all.add(
        optional(
            "earlier_channel",
            TEXT,
            "channel of most of these before the last three; ties by name",
            "before the last three purchases with a channel",
            NONE));
    all.add(
        optional(
            "earlier_channel_share",
            NUMBER,
            "share of those before by it",
            "before the last three purchases with a channel",
            NONE));
  }

  /** What is personal, the postcode and the year of birth, stands here as a class only. */
  private static void addTraits(List<Feature> all) {
    all.add(
        optional(
            "region",
            TEXT,
            "region in that country of the latest purchase, else of the golden record, that names"
                + " one",
            EVER,
            NONE));
    all.add(
        optional(
            "urbanity",
            TEXT,
            "urban, suburban or rural by the golden record's postcode and the shop's rule; empty"
                + " without either",
            EVER,
            "postcodes are those known on the night, the rule is today's"));
    all.add(
        optional(
            "age_band",
            TEXT,
            "under_18, 18_24, 25_34, 35_44, 45_54, 55_64 or 65_plus: age reached in the night's"
                + " year, by the year of birth in the golden record",
            EVER,
            NONE));
    all.add(
        optional(
            "category_amounts",
            ColumnTypes.CATEGORY_AMOUNTS,
            "net amount of each category bought from, the largest first",
            EVER,
            RETURNS));
  }

  private static void addContacts(List<Feature> all) {
    for (int days : List.of(30, 365)) {
      String window = days + " days";
      String suffix = "_" + days + "d";
      all.add(required("message_sent_count" + suffix, COUNT, "messages sent", window, NONE));
      all.add(
          required(
              "message_opened_count" + suffix, COUNT, "messages opened, each time", window, NONE));
      all.add(
          required(
              "message_clicked_count" + suffix, COUNT, "links of messages followed", window, NONE));
      all.add(
          required(
              "message_bounced_count" + suffix,
              COUNT,
              "messages that did not arrive",
              window,
              NONE));
      all.add(required("case_opened_count" + suffix, COUNT, "service cases opened", window, NONE));
    }
    all.add(
        optional(
            "message_open_rate_365d", NUMBER, "opened for each message sent", "365 days", NONE));
    all.add(
        optional("message_open_rate_30d", NUMBER, "opened for each message sent", "30 days", NONE));
    all.add(
        optional(
            "message_fatigue",
            NUMBER,
            "share of the open rate of the 365 days before that is lost in the last 30: 1 where"
                + " nothing is opened any more, below 0 where more is; from 3 messages of late, 5"
                + " before and one opened before",
            "395 days",
            NONE));
    all.add(
        optional(
            "is_message_fatigued",
            FLAG,
            "whether half of it or more is lost; empty where fatigue is",
            "395 days",
            NONE));
    all.add(
        optional(
            "preferred_message_hour",
            WHOLE,
            "hour in which messages are opened most, 0 to 23, shop's time; ties to the earlier",
            EVER,
            NONE));
    all.add(
        optional(
            "preferred_contact_channel",
            TEXT,
            "channel of most messages opened or followed; ties in the order email, sms, push, post,"
                + " phone",
            EVER,
            NONE));
    all.add(
        optional(
            "prospect_engagement_score",
            COUNT,
            "points of a prospect for sessions, products viewed, carts filled and messages opened;"
                + " empty for customers",
            "30 days",
            NONE));
    all.add(
        optional(
            "prospect_engagement",
            TEXT,
            "cold, warm or hot by these points; empty for customers",
            "30 days",
            NONE));
    all.add(
        optional(
            "days_since_last_response",
            WHOLE,
            "days from the last opened or followed message to the night",
            EVER,
            NONE));
    all.add(required("message_unsubscribed_count", COUNT, "unsubscribed by a message", EVER, NONE));
    all.add(required("case_opened_count", COUNT, "service cases opened", EVER, NONE));
    all.add(required("survey_answer_count", COUNT, "survey answers given", EVER, NONE));
    all.add(required("review_count", COUNT, "reviews written", EVER, NONE));
    all.add(required("referral_count", COUNT, "people referred", EVER, NONE));
    all.add(
        required("points_balance", QUANTITY, "loyalty points earned less those gone", EVER, NONE));
  }

  private static void addRelationship(List<Feature> all) {
    all.add(
        optional("nps_score", NUMBER, "last answer to would you recommend, 0 to 10", EVER, NONE));
    all.add(optional("nps_previous_score", NUMBER, "the answer before it", EVER, NONE));
    all.add(
        optional(
            "nps_class",
            TEXT,
            "promoter from 9, detractor up to 6, else passive, by the last answer",
            EVER,
            NONE));
    all.add(optional("nps_trend", NUMBER, "last answer less the one before", EVER, NONE));
    all.add(required("open_case_count", COUNT, "service cases not solved yet", EVER, NONE));
    all.add(
        optional(
            "case_solution_days_mean",
            NUMBER,
            "mean days from opening to solution of solved cases",
            EVER,
            NONE));
    all.add(
        optional(
            "case_satisfaction_mean", NUMBER, "mean satisfaction with solved cases", EVER, NONE));
    all.add(optional("review_rating_mean", NUMBER, "mean rating given, 1 to 5", EVER, NONE));
    all.add(
        optional(
            "review_tone",
            TEXT,
            "positive from a mean rating of 4, negative below 3, else neutral",
            EVER,
            NONE));
    all.add(optional("loyalty_tier", TEXT, "tier in the loyalty programme", EVER, NONE));
    all.add(
        optional(
            "is_email_reachable",
            FLAG,
            "whether the last e-mail arrived rather than bounced; empty: none was sent",
            EVER,
            NONE));
    all.add(
        required(
            "referral_converted_count",
            COUNT,
            "people referred who bought since",
            EVER,
            "who was referred is found out by identity, which later merges change"));
  }

  private static Feature required(
      String name, DataType type, String meaning, String window, String leakRisk) {
    return new Feature(Column.required(name, type, meaning), window, leakRisk, FIRST_VERSION);
  }

  private static Feature optional(
      String name, DataType type, String meaning, String window, String leakRisk) {
    return new Feature(Column.optional(name, type, meaning), window, leakRisk, FIRST_VERSION);
  }

  private FeatureCatalogue() {}
}
