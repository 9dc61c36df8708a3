package io.filrouge.domain.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceRulesTest {
  @ParameterizedTest
  @CsvSource({
    "false, false, true, true, true, false, ",
    "true, true, false, false, false, true, ERASED",
    ", false, true, true, true, false, ERASED",
    "false, true, false, false, false, false, HOLDOUT",
    "false, , true, true, true, false, HOLDOUT",
    "false, false, false, false, false, true, NO_CONSENT",
    "false, false, , true, true, false, NO_CONSENT",
    "false, false, true, false, false, true, NO_IDENTIFIER",
    "false, false, true, true, false, true, MISSING_ATTRIBUTE",
    "false, false, true, true, true, true, CONTACT_PRESSURE",
  })
  void tellsTheFirstReasonAndTakesTheUnknownForARefusal(
      Boolean erased,
      Boolean holdout,
      Boolean allowed,
      boolean identified,
      boolean complete,
      boolean pressed,
      Suppression told) {
    assertThat(Suppression.of(erased, holdout, allowed, identified, complete, pressed).orElse(null))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-risk", "a", "0", "win-back-2026"})
  void acceptsPlainNames(String name) {
    assertThat(AudienceName.isAccepted(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "a.b",
        "A",
        "-a",
        "a b",
        "a\n",
        "customer_scores",
        "é",
        "a'--",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg"
      })
  void refusesNamesThatAreMoreThanANameOfAFile(String name) {
    assertThat(AudienceName.isAccepted(name)).isFalse();
  }

  @Test
  void aChecksumDiffersWhereAnythingDoes() {
    String sum = RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":1}");
    assertThat(sum)
        .hasSize(32)
        .isEqualTo(RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":1}"));
    assertThat(sum)
        .isNotEqualTo(RowChecksum.of("meta/2", Map.of("email", "h"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("email", "i"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("emai", "lh"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of(), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":null}"));
  }
}
