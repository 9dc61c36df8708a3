package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What a customer did on a day. */
public final class CustomerDailyActivity {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.FEATURES,
              "customer_daily_activity",
              "One row a customer and day with any activity: the compact rows that windows are computed from.")
          .key("customer_id", "activity_date")
          .required("customer_id", TEXT, "the customer")
          .required("activity_date", DAY, "the day, in the shop's time zone")
          .required("order_count", COUNT, "orders that are purchases")
          .required("line_count", COUNT, "lines of those orders")
          .required("quantity", QUANTITY, "pieces bought")
          .required("gross_amount", MONEY, "bought")
          .required("discount_amount", MONEY, "taken off")
          .required("returned_amount", MONEY, "given back of that day's orders, whenever")
          .required("net_amount", MONEY, "gross less returned")
          .required(
              "unmatched_return_amount", MONEY, "returns made that day which match no purchase")
          .required("cancelled_order_count", COUNT, "orders that were cancelled")
          .required("web_session_count", COUNT, "sessions on site and app")
          .required("product_view_count", COUNT, "products viewed")
          .required("cart_add_count", COUNT, "put into a cart")
          .required("checkout_count", COUNT, "checkouts started")
          .required("web_order_count", COUNT, "orders placed in a session")
          .required(
              "abandoned_cart_count", COUNT, "sessions that filled a cart and placed no order")
          .required("message_sent_count", COUNT, "messages sent")
          .required("message_opened_count", COUNT, "messages opened, each time")
          .required("message_clicked_count", COUNT, "links of messages followed")
          .required("message_bounced_count", COUNT, "messages that did not arrive")
          .required("message_unsubscribed_count", COUNT, "unsubscribed by a message")
          .required("case_opened_count", COUNT, "service cases opened")
          .required("case_solved_count", COUNT, "service cases solved")
          .required("survey_answer_count", COUNT, "survey answers given")
          .required("review_count", COUNT, "reviews written")
          .required("referral_count", COUNT, "people referred")
          .required("points_earned", QUANTITY, "loyalty points that came in")
          .required("points_spent", QUANTITY, "loyalty points that left, for whatever reason")
          .mustHold("net_is_gross_less_returned", "net_amount = gross_amount - returned_amount")
          .steady()
          .totalAsIn(Orders.CONTRACT, "purchases", "sum(order_count)")
          .build();

  private CustomerDailyActivity() {}
}
