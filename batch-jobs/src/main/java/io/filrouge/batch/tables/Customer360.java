package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.TEXTS;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.List;

/** The customer-360 table: one row a customer, as of the last night. */
public final class Customer360 {
  static final List<Column> COLUMNS =
      TableContract.table(Layer.MART, "customer_360", "")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .optional("country", TEXT, "country of the latest purchase, else of the golden record")
          .optional("region", TEXT, "region in that country, likewise")
          .optional(
              "urbanity", TEXT, "urban, suburban or rural by the postcode and the shop's rule")
          .optional("age_band", TEXT, "under_18, 18_24, 25_34 to 65_plus, by the year of birth")
          .optional("first_order_at", INSTANT, "first purchase")
          .optional("last_order_at", INSTANT, "last purchase")
          .required("order_count", COUNT, "orders that are purchases")
          .required("purchase_day_count", COUNT, "days with a purchase")
          .required("gross_amount", MONEY, "bought, in the shop's currency")
          .required("returned_amount", MONEY, "given back, unmatched returns included")
          .required("net_amount", MONEY, "gross less returned")
          .required("currency", TEXT, "the shop's currency")
          .optional("average_order_amount", MONEY, "gross amount of a purchase order, mean")
          .optional("days_since_last_order", WHOLE, "days from the last purchase day to the night")
          .required("product_count", COUNT, "distinct products bought")
          .required("category_count", COUNT, "distinct categories bought from")
          .optional("favourite_category", TEXT, "category with the largest net amount")
          .optional("recent_channel", TEXT, "channel of most of the last three purchases")
          .optional("earlier_channel", TEXT, "channel of most purchases before those")
          .required(
              "interests",
              TEXTS,
              "categories that make much of the spend and more than of everybody's, largest first")
          .required(
              "habits",
              TEXTS,
              "such as evening, weekend, channel:store or channel_migrant:site>store; see"
                  + " segment_memberships")
          .optional("preferred_channel", TEXT, "channel of most purchases")
          .optional("preferred_weekday", WHOLE, "weekday of most purchases, 1 Monday to 7 Sunday")
          .optional("preferred_hour", WHOLE, "hour of most purchases, 0 to 23, shop's time")
          .optional("rfm_recency", WHOLE, "1 to 5, 5 bought most lately; empty for prospects")
          .optional("rfm_frequency", WHOLE, "1 to 5, 5 bought most often; empty for prospects")
          .optional("rfm_monetary", WHOLE, "1 to 5, 5 spent most; empty for prospects")
          .optional("rfm_segment", TEXT, "name of the RFM segment")
          .optional("pareto_class", TEXT, "A, B or C by cumulative net amount")
          .required(
              "lifecycle_stage",
              TEXT,
              "prospect, first_purchase, entrenchment, diversification, loyalty, ambassador, at_risk or lapsed")
          .required("lifecycle_reason", TEXT, "the rule that put the customer there")
          .required("expected_orders", NUMBER, "purchase days expected over the horizon")
          .required("ltv_amount", NUMBER, "expected discounted net amount over the horizon")
          .required("ltv_low", NUMBER, "lower end of its 80 % interval")
          .required("ltv_high", NUMBER, "upper end of its 80 % interval")
          .required("ltv_percentile", NUMBER, "share of customers worth no more, 0 to 100")
          .required("ltv_eligibility", TEXT, "scored, prior or fallback")
          .optional("probability_alive", NUMBER, "probability that the customer still buys here")
          .required(
              "churn_probability", NUMBER, "probability of no purchase within the churn horizon")
          .required(
              "churn_percentile",
              NUMBER,
              "share of customers less or equally likely to stay away, 0 to 100")
          .optional(
              "churn_reasons",
              ColumnTypes.REASONS,
              "what recency, frequency and age contribute to the log-odds of the churn probability,"
                  + " against a typical customer, the strongest first; empty for prospects; see"
                  + " score_reasons")
          .optional(
              "next_order_expected_date",
              DAY,
              "when the next purchase is expected, if within two years")
          .required("is_email_allowed", FLAG, "consent to e-mail; false where nothing is known")
          .required(
              "is_sms_allowed", FLAG, "consent to text messages; false where nothing is known")
          .required(
              "is_push_allowed", FLAG, "consent to push messages; false where nothing is known")
          .required("is_holdout", FLAG, "kept out of campaigns, so that their lift can be measured")
          .required("web_session_count_30d", COUNT, "sessions on site and app, 30 days")
          .required("web_session_count_365d", COUNT, "sessions on site and app, 365 days")
          .required("product_view_count_30d", COUNT, "products viewed, 30 days")
          .required("cart_add_count_30d", COUNT, "products put into a cart, 30 days")
          .required(
              "abandoned_cart_count_30d",
              COUNT,
              "sessions that filled a cart and placed no order, 30 days")
          .optional("days_since_last_session", WHOLE, "days from the last session to the night")
          .required("message_sent_count_30d", COUNT, "messages sent, 30 days")
          .required("message_opened_count_30d", COUNT, "messages opened, 30 days")
          .required("message_clicked_count_30d", COUNT, "links of messages followed, 30 days")
          .optional("message_open_rate_365d", NUMBER, "messages opened for each one sent, 365 days")
          .optional("message_open_rate_30d", NUMBER, "messages opened for each one sent, 30 days")
          .optional(
              "message_fatigue",
              NUMBER,
              "share of the former open rate lost in the last 30 days; 1: nothing is opened any"
                  + " more")
          .optional(
              "is_message_fatigued",
              FLAG,
              "whether half of it or more is lost; empty where too few messages tell")
          .optional(
              "preferred_message_hour", WHOLE, "hour in which messages are opened most, 0 to 23")
          .optional(
              "preferred_contact_channel", TEXT, "channel of most messages opened or followed")
          .optional(
              "prospect_engagement_score",
              COUNT,
              "points of a prospect for visits, views, carts and opened messages, 30 days")
          .optional(
              "prospect_engagement", TEXT, "cold, warm or hot by these points; empty for customers")
          .optional(
              "days_since_last_response",
              WHOLE,
              "days from the last opened or followed message to the night")
          .optional(
              "is_email_reachable",
              FLAG,
              "whether the last e-mail arrived rather than bounced; empty: none was sent")
          .optional(
              "do_not_contact_until",
              DAY,
              "first day, in the customer's own time zone, on which the caps of reactivation allow"
                  + " another e-mail, text or push message; empty: the day after the night;"
                  + " 9999-12-31: no day")
          .required("case_opened_count_365d", COUNT, "service cases opened, 365 days")
          .required("open_case_count", COUNT, "service cases not solved yet")
          .optional(
              "case_solution_days_mean", NUMBER, "mean days from opening to solution of cases")
          .optional("case_satisfaction_mean", NUMBER, "mean satisfaction with solved cases, 1 to 5")
          .optional("nps_score", NUMBER, "last answer to would you recommend, 0 to 10")
          .optional("nps_class", TEXT, "promoter from 9, detractor up to 6, else passive")
          .optional("nps_trend", NUMBER, "last answer less the one before")
          .required("review_count", COUNT, "reviews written")
          .optional("review_rating_mean", NUMBER, "mean rating given, 1 to 5")
          .optional(
              "review_tone",
              TEXT,
              "positive from a mean rating of 4, negative below 3, else neutral")
          .optional("loyalty_tier", TEXT, "tier in the loyalty programme")
          .required("points_balance", QUANTITY, "loyalty points earned less those gone")
          .required("referral_count", COUNT, "people referred")
          .required("referral_converted_count", COUNT, "people referred who bought since")
          .build()
          .columns();

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.MART,
              "customer_360",
              "One row a customer, prospects included: everything known, as of the last night.")
          .key("customer_id")
          .columns(COLUMNS)
          .mustHold("net_is_gross_less_returned", "net_amount = gross_amount - returned_amount")
          .steady()
          .between("churn_probability", 0, 1)
          .mustHold(
              "ltv_in_interval_and_finite", "ltv_amount between 0 and 1e12 and ltv_low <= ltv_high")
          .oneOf("lifecycle_stage", CustomerSegments.LIFECYCLE_STAGES)
          .mustHold(
              "next_contact_lies_ahead",
              "do_not_contact_until is null or do_not_contact_until > date_add(as_of_date, 1)")
          .mustHold("prospect_has_no_order", "(lifecycle_stage = 'prospect') = (order_count = 0)")
          .oneOf("pareto_class", CustomerSegments.PARETO_CLASSES)
          .between("rfm_recency", 1, 5)
          .between("rfm_frequency", 1, 5)
          .between("rfm_monetary", 1, 5)
          .watched("is_email_allowed", "is_sms_allowed", "is_push_allowed")
          .totalAsIn(CustomerFeatures.CONTRACT, "customers", CustomerFeatures.CUSTOMERS)
          .totalAsIn(Orders.CONTRACT, "purchases", "sum(order_count)")
          .build();

  private Customer360() {}
}
