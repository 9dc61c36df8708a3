package io.filrouge.batch.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Lake;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightOfCustomersTest {
  @TempDir private Path folder;

  @Test
  void refusesToExportOneNightUnderTheNameOfAnother() {
    Lake lake = new LakeFixture(folder).lake();
    assertThatCode(() -> NightOfCustomers.require(lake, LakeFixture.night("2026-01-01")))
        .as("nobody is of no other night")
        .doesNotThrowAnyException();

    lake.append(
        Customer360.CONTRACT,
        SparkFixture.rows(
            Customer360.CONTRACT, "customer_id, as_of_date", "('c1', DATE '2026-01-02')"));

    assertThatCode(() -> NightOfCustomers.require(lake, LakeFixture.night("2026-01-02")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> NightOfCustomers.require(lake, LakeFixture.night("2026-01-01")))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith("Cannot export 2026-01-01: customer_360 of lake ");
  }

  @Test
  void refusesCustomersThatAnEarlierVersionWroteWithoutAColumn() {
    Lake lake = new LakeFixture(folder).lake();
    lake.append(
        Customer360.CONTRACT,
        SparkFixture.rows(
                Customer360.CONTRACT, "customer_id, as_of_date", "('c1', DATE '2026-01-02')")
            .drop("do_not_contact_until"));

    assertThatThrownBy(() -> NightOfCustomers.require(lake, LakeFixture.night("2026-01-02")))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessage(
            "Cannot use customer_360 of 2026-01-02: it was written by an earlier version and has no"
                + " do_not_contact_until; run 'filrouge batch nightly --as-of 2026-01-02' first");
  }
}
