package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.StagedCustomerRecords;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerRecordRowsTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders.csv"
        columns { order_id = id, customer_key = customer, ordered_at = at, amount = total }
      }
      sources.customer_records.crm {
        format = csv
        path = ${folder}"/customers.csv"
        columns { record_id = id, customer_key = customer, email = mail, is_email_verified = checked
                  phone = phone, country = country, loyalty_card = card }
      }
      """;

  @TempDir Path folder;

  @Test
  void putsNormalisedContactsBesideThoseWrittenAndLeavesPlaceholdersOut() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver("orders.csv", "id,customer,at,total")
            .deliver(
                "customers.csv",
                "id,customer,mail,checked,phone,country,card",
                "r1,c1,Jo@X.com,yes,01 42 68 53 00,FR,AB 12",
                "r2,unknown,not an address,no,,,0000",
                "r3,c3,test@x.com,,,,");
    shop.takeIn("2026-01-05", SHOP);

    assertThat(
            shop.rows(
                StagedCustomerRecords.CONTRACT,
                "record_id",
                "email",
                "email_address",
                "is_email_verified",
                "phone_number",
                "is_phone_verified",
                "customer_key",
                "loyalty_card"))
        .containsExactly(
            "r1 | Jo@X.com | jo@x.com | true | +33142685300 | null | c1 | AB 12",
            "r2 | not an address | null | false | null | null | null | null",
            "r3 | test@x.com | null | null | null | null | c3 | null");
  }
}
